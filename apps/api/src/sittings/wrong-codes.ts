import { DomainError } from '@e5b/exam-core';
import { Injectable } from '@nestjs/common';
import { ThrottlerStorageService } from '@nestjs/throttler';

const PERIOD_MS = 60_000;
const LIMIT = 30;

/**
 * Limits wrong candidate codes per address. A whole exam room may stand behind one address, so a right code always
 * passes: with 31^8 codes, what a guesser can try in a day is nothing, and nobody can lock the room out by typing nonsense.
 */
@Injectable()
export class WrongCodes {
  private readonly storage = new ThrottlerStorageService();

  onModuleDestroy(): void {
    this.storage.onApplicationShutdown();
  }

  /** Counts one wrong code. @throws DomainError TOO_MANY_REQUESTS beyond the limit */
  async count(address: string): Promise<void> {
    const { isBlocked, timeToBlockExpire } = await this.storage.increment(
      `candidate-code:${address}`,
      PERIOD_MS,
      LIMIT,
      PERIOD_MS,
      'codes',
    );
    if (isBlocked) throw new DomainError('TOO_MANY_REQUESTS', { waitSeconds: timeToBlockExpire });
  }
}
