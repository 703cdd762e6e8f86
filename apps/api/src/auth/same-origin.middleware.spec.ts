import type { Request, Response } from 'express';
import { sameOrigin } from './same-origin.middleware.js';

const PLATFORM = 'http://localhost:8080';

function verdict(method: string, headers: Record<string, string>): 'passed' | number {
  const answers: ('passed' | number)[] = [];
  const response = { status: (code: number) => ({ json: () => answers.push(code) }) } as unknown as Response;
  const request = { method, get: (name: string) => headers[name] } as unknown as Request;
  sameOrigin(PLATFORM)(request, response, () => answers.push('passed'));
  expect(answers).toHaveLength(1);
  return answers[0] ?? 0;
}

describe('sameOrigin', () => {
  it.each([
    ['POST', { origin: PLATFORM, 'sec-fetch-site': 'same-origin' }, 'passed'],
    ['POST', {}, 'passed'],
    ['GET', { origin: 'http://abcd1234.localhost:8081', 'sec-fetch-site': 'cross-site' }, 'passed'],
    ['POST', { origin: 'http://abcd1234.localhost:8081' }, 403],
    ['POST', { 'sec-fetch-site': 'same-site' }, 403],
    ['PUT', { origin: PLATFORM, 'sec-fetch-site': 'cross-site' }, 403],
    ['DELETE', { origin: 'null' }, 403],
    ['POST', { origin: 'http://localhost:8081' }, 403],
  ] as const)('%s with %j: %s', (method, headers, expected) => {
    expect(verdict(method, headers)).toBe(expected);
  });
});
