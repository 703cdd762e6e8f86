import { DomainError } from '@e5b/exam-core';
import { LoginAttempts } from './login-attempts.js';

const waitOf = (attempts: LoginAttempts, now: number): number => {
  try {
    attempts.check('a', now);
    return 0;
  } catch (error) {
    return Number((error as DomainError).data.waitSeconds);
  }
};

describe('LoginAttempts', () => {
  it('lets five wrong tries pass, then doubles the wait up to a minute', () => {
    const attempts = new LoginAttempts();
    const waits: number[] = [];
    let now = 0;
    for (let index = 0; index < 13; index++) {
      waits.push(waitOf(attempts, now));
      now += 60_000;
      attempts.failed('a', now);
    }
    waits.push(waitOf(attempts, now));
    expect(waits.slice(0, 5)).toEqual([0, 0, 0, 0, 0]);
    expect(waits.at(-1)).toBe(60);
  });

  it.each([
    [5, 1],
    [6, 2],
    [8, 8],
    [11, 60],
    [40, 60],
  ])('after %i wrong tries the next waits %i s', (tries, seconds) => {
    const attempts = new LoginAttempts();
    for (let index = 0; index < tries; index++) attempts.failed('a', 1000);
    expect(waitOf(attempts, 1000)).toBe(seconds);
    expect(waitOf(attempts, 1000 + seconds * 1000)).toBe(0);
  });

  it('forgets after a quarter of an hour and after a success, and keeps logins apart', () => {
    const attempts = new LoginAttempts();
    for (let index = 0; index < 6; index++) attempts.failed('a', 0);
    expect(() => attempts.check('b', 0)).not.toThrow();
    expect(() => attempts.check('a', 15 * 60_000 + 1)).not.toThrow();
    for (let index = 0; index < 6; index++) attempts.failed('a', 0);
    attempts.succeeded('a');
    expect(() => attempts.check('a', 0)).not.toThrow();
  });

  it('stays small under a flood of invented logins', () => {
    const attempts = new LoginAttempts();
    for (let index = 0; index < 6; index++) attempts.failed('a', 0);
    for (let index = 0; index < 2000; index++) attempts.failed(`x${index}`, 0);
    expect(() => attempts.check('a', 0)).not.toThrow();
  });
});
