import { DomainError } from '@e5b/exam-core';
import { LoginAttempts } from './login-attempts.js';

/** Seconds to wait, or 0 when the try may go on. */
const tryOnce = (attempts: LoginAttempts, now: number, key = 'a'): number => {
  try {
    attempts.begin(key, now);
    return 0;
  } catch (error) {
    return Number((error as DomainError).data.waitSeconds);
  }
};

/** Wrong tries, each as soon as it is let. */
function afterWrong(count: number): { attempts: LoginAttempts; now: number } {
  const attempts = new LoginAttempts();
  let now = 1000;
  for (let index = 0; index < count; index++) {
    now += 1000 * tryOnce(attempts, now);
    if (index >= 5) attempts.begin('a', now);
  }
  return { attempts, now };
}

describe('LoginAttempts', () => {
  it.each([
    [5, 1],
    [6, 2],
    [8, 8],
    [11, 60],
    [40, 60],
  ])('after %i wrong tries the next waits %i s', (tries, seconds) => {
    const { attempts, now } = afterWrong(tries);
    expect(tryOnce(attempts, now)).toBe(seconds);
    expect(tryOnce(attempts, now + seconds * 1000)).toBe(0);
  });

  it('lets the fifth try go on at once', () => {
    const { attempts, now } = afterWrong(4);
    expect(tryOnce(attempts, now)).toBe(0);
  });

  it('lets no more than five of a hundred through that are sent at once, before any is judged', () => {
    const attempts = new LoginAttempts();
    const waits = Array.from({ length: 100 }, () => tryOnce(attempts, 0));
    expect(waits.filter((wait) => wait === 0)).toHaveLength(5);
  });

  it('does not count a try that had to wait', () => {
    const { attempts, now } = afterWrong(5);
    for (let index = 0; index < 20; index++) expect(tryOnce(attempts, now)).toBe(1);
  });

  it('forgets after a quarter of an hour and after a success, and keeps logins apart', () => {
    const { attempts, now } = afterWrong(6);
    expect(tryOnce(attempts, now, 'b')).toBe(0);
    expect(tryOnce(attempts, now + 15 * 60_000 + 1)).toBe(0);
    for (let index = 0; index < 4; index++) attempts.begin('c', 0);
    attempts.succeeded('c');
    for (let index = 0; index < 5; index++) expect(tryOnce(attempts, 0, 'c')).toBe(0);
  });

  it('stays small under a flood of invented logins', () => {
    const { attempts, now } = afterWrong(6);
    for (let index = 0; index < 2000; index++) attempts.begin(`x${index}`, now);
    expect(tryOnce(attempts, now)).toBe(0);
  });
});
