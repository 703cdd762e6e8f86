import { DomainError } from '@e5b/exam-core';
import { Injectable } from '@nestjs/common';

const FREE_TRIES = 5;
const FORGET_AFTER_MS = 15 * 60_000;
const LONGEST_WAIT_MS = 60_000;

interface Failures {
  count: number;
  last: number;
}

/**
 * Slows down guessing per login, not per address: a whole exam room may share one.
 * After five wrong tries each further one waits twice as long, up to a minute, so that nobody is locked out for the day.
 */
@Injectable()
export class LoginAttempts {
  private readonly failures = new Map<string, Failures>();

  /**
   * Counts a try as wrong until it is told right, so that a hundred sent at once pass no more than five.
   * @throws DomainError TOO_MANY_REQUESTS with `waitSeconds` while the key must wait
   */
  begin(key: string, now = performance.now()): void {
    const known = this.failures.get(key);
    const entry = known && now - known.last <= FORGET_AFTER_MS ? known : { count: 0, last: now };
    if (entry.count >= FREE_TRIES) {
      const wait = Math.min(LONGEST_WAIT_MS, 1000 * 2 ** (entry.count - FREE_TRIES));
      const left = entry.last + wait - now;
      if (left > 0) throw new DomainError('TOO_MANY_REQUESTS', { waitSeconds: Math.ceil(left / 1000) });
    }
    this.failures.delete(key);
    this.failures.set(key, { count: entry.count + 1, last: now });
    // Oldest first: a flood of invented logins cannot grow the table.
    if (this.failures.size > 1000) this.failures.delete(this.failures.keys().next().value as string);
  }

  succeeded(key: string): void {
    this.failures.delete(key);
  }
}
