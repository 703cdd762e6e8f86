import { DomainError, ERROR_CODES } from '@e5b/exam-core';
import { BadRequestException, NotFoundException } from '@nestjs/common';
import { ThrottlerException } from '@nestjs/throttler';
import { toApiError } from './api-error.filter.js';
import { HTTP_STATUS } from './http-status.js';

describe('toApiError', () => {
  it.each([
    [new DomainError('MARK_OUT_OF_RANGE', { mark: 21 }), { code: 'MARK_OUT_OF_RANGE', data: { mark: 21 } }],
    [new ThrottlerException(), { code: 'TOO_MANY_REQUESTS', data: {} }],
    [new NotFoundException(), { code: 'NOT_FOUND', data: { detail: 'Not Found' } }],
    [
      new BadRequestException({ message: ['level: invalid', 'other'] }),
      { code: 'VALIDATION', data: { detail: 'level: invalid' } },
    ],
    [Object.assign(new Error('too large'), { status: 413 }), { code: 'VALIDATION', data: {} }],
    [Object.assign(new Error('gone'), { code: 'ECONNREFUSED' }), { code: 'DATABASE_UNAVAILABLE', data: {} }],
    [
      Object.assign(new Error('gone'), { code: 'PROTOCOL_CONNECTION_LOST' }),
      { code: 'DATABASE_UNAVAILABLE', data: {} },
    ],
    [new Error('SELECT secret FROM somewhere'), { code: 'INTERNAL', data: {} }],
    ['a string', { code: 'INTERNAL', data: {} }],
    [null, { code: 'INTERNAL', data: {} }],
  ])('%p', (error, expected) => {
    expect(toApiError(error)).toEqual(expected);
  });

  it('has a status for every code', () => {
    for (const code of ERROR_CODES) expect(HTTP_STATUS[code]).toBeGreaterThanOrEqual(400);
  });
});
