import './zod-setup.js';
import { ApiError } from '@e5b/contracts';
import type { z } from 'zod';
import { ApiFailure, ServerUnreachable } from './api-failure.js';
import { serverClock } from './server-clock.js';
import { markReachable, markUnreachable } from './server-link.js';

type Method = 'GET' | 'POST' | 'PUT' | 'DELETE';

const TIMEOUT_MS = 15_000;

/**
 * One request to `/api/<path>`, its answer checked against the contract. Feeds the server's clock and the link state.
 * @throws ApiFailure when the server refuses, ServerUnreachable when no usable answer came
 */
export async function callApi<S extends z.ZodType>(
  schema: S,
  method: Method,
  path: string,
  body?: unknown,
  timeoutMs = TIMEOUT_MS,
): Promise<z.output<S>> {
  const sentAt = serverClock.monotonic();
  const response = await send(method, path, body, timeoutMs);
  const json = await readJson(response);
  const receivedAt = serverClock.monotonic();
  if (!response.ok) throw refusal(response.status, json, correlationOf(response));
  markReachable();
  const parsed = schema.safeParse(json);
  if (!parsed.success) {
    console.error(`Réponse inattendue de ${method} ${path}`, parsed.error);
    throw new ApiFailure('INTERNAL', response.status, {}, correlationOf(response));
  }
  observeClock(parsed.data, sentAt, receivedAt);
  return parsed.data;
}

async function send(method: Method, path: string, body: unknown, timeoutMs: number): Promise<Response> {
  const init: RequestInit = { method, credentials: 'same-origin', signal: AbortSignal.timeout(timeoutMs) };
  if (body !== undefined) {
    init.headers = { 'content-type': 'application/json' };
    init.body = JSON.stringify(body);
  }
  try {
    return await fetch(`/api/${path}`, init);
  } catch {
    markUnreachable();
    throw new ServerUnreachable();
  }
}

async function readJson(response: Response): Promise<unknown> {
  if (response.status === 204) return null;
  try {
    const text = await response.text();
    return text === '' ? null : JSON.parse(text);
  } catch {
    return null;
  }
}

/** What an answer that is not a success means. */
export function refusal(status: number, json: unknown, correlation?: string): ApiFailure | ServerUnreachable {
  const error = ApiError.safeParse(json);
  if (error.success) {
    markReachable();
    const { code, data, correlationId } = error.data;
    return new ApiFailure(code, status, data, correlationId ?? correlation);
  }
  // A 502 to 504 without our own body comes from a proxy whose api is down.
  if (status >= 502 && status <= 504) {
    markUnreachable();
    return new ServerUnreachable();
  }
  return new ApiFailure('INTERNAL', status, {}, correlation);
}

function correlationOf(response: Response): string | undefined {
  return response.headers.get('x-correlation-id') ?? undefined;
}

function observeClock(data: unknown, sentAt: number, receivedAt: number): void {
  if (typeof data !== 'object' || data === null || !('serverNow' in data)) return;
  if (typeof data.serverNow === 'number') serverClock.observe(data.serverNow, sentAt, receivedAt);
}
