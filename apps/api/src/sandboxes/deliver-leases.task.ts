import { DomainError } from '@e5b/exam-core';
import { Injectable, Logger, type OnApplicationBootstrap, type OnApplicationShutdown } from '@nestjs/common';
import { Beat } from '../common/beat.js';
import { Leases } from './leases.js';

const BEAT_MS = 1000;

/** Delivers again what the gateway has not acknowledged: a gateway that was away loses no order. */
@Injectable()
export class DeliverLeases implements OnApplicationBootstrap, OnApplicationShutdown {
  private readonly logger = new Logger(DeliverLeases.name);
  private readonly beat = new Beat(DeliverLeases.name, BEAT_MS, () => this.sweep());
  private away = false;

  constructor(private readonly leases: Leases) {}

  /** Whether the gateway answered at the last look. */
  get gatewayAway(): boolean {
    return this.away;
  }

  onApplicationBootstrap(): void {
    this.beat.start();
  }

  onApplicationShutdown(): Promise<void> {
    return this.beat.stop();
  }

  private async sweep(): Promise<void> {
    try {
      await this.leases.sweep();
      if (this.away) this.logger.log('The gateway answers again');
      this.away = false;
    } catch (error) {
      if (!(error instanceof DomainError && error.code === 'GATEWAY_UNAVAILABLE')) throw error;
      if (!this.away) this.logger.error('The gateway does not answer; its leases go on without the api');
      this.away = true;
    }
  }
}
