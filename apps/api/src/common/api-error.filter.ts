import type { ApiError } from '@e5b/contracts';
import { DomainError, type ErrorCode } from '@e5b/exam-core';
import { type ArgumentsHost, Catch, type ExceptionFilter, HttpException, Logger } from '@nestjs/common';
import { ThrottlerException } from '@nestjs/throttler';
import type { Request, Response } from 'express';
import { HTTP_STATUS } from './http-status.js';

const BY_STATUS: Partial<Record<number, ErrorCode>> = {
  400: 'VALIDATION',
  401: 'UNAUTHENTICATED',
  403: 'FORBIDDEN',
  404: 'NOT_FOUND',
  413: 'VALIDATION',
  429: 'TOO_MANY_REQUESTS',
};

/** Driver errors that mean « the platform's database is away », which passes by itself. */
const DATABASE_AWAY = /ECONNREFUSED|ENOENT|PROTOCOL_CONNECTION_LOST|ER_SERVER_SHUTDOWN|ECONNRESET|EPIPE/;

/** What may be shown of an error. Everything unknown becomes INTERNAL; the log line carries the correlation id. */
export function toApiError(error: unknown): ApiError {
  if (error instanceof DomainError) return { code: error.code, data: error.data };
  if (error instanceof ThrottlerException) return { code: 'TOO_MANY_REQUESTS', data: {} };
  if (error instanceof HttpException) return { code: BY_STATUS[error.getStatus()] ?? 'INTERNAL', data: details(error) };
  const status = (error as { status?: unknown } | null)?.status;
  if (typeof status === 'number' && status < 500) return { code: BY_STATUS[status] ?? 'VALIDATION', data: {} };
  const driver = (error as { code?: unknown } | null)?.code;
  if (typeof driver === 'string' && DATABASE_AWAY.test(driver)) return { code: 'DATABASE_UNAVAILABLE', data: {} };
  return { code: 'INTERNAL', data: {} };
}

/** The first thing that validation found, so that a form can say which field is wrong. */
function details(error: HttpException): ApiError['data'] {
  const body = error.getResponse();
  const message = typeof body === 'object' && 'message' in body ? body.message : null;
  const first: unknown = Array.isArray(message) ? message[0] : message;
  return typeof first === 'string' ? { detail: first.slice(0, 300) } : {};
}

@Catch()
export class ApiErrorFilter implements ExceptionFilter {
  private readonly logger = new Logger('ApiError');

  catch(error: unknown, host: ArgumentsHost): void {
    const http = host.switchToHttp();
    const response = http.getResponse<Response>();
    const request = http.getRequest<Request & { id?: unknown }>();
    const answer = toApiError(error);
    const correlationId = typeof request.id === 'string' ? request.id : undefined;
    if (answer.code === 'INTERNAL') this.logger.error({ err: error, correlationId, path: request.path });
    if (response.headersSent) return void response.destroy();
    response.status(HTTP_STATUS[answer.code]).json({ ...answer, correlationId });
  }
}
