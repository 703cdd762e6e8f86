import { Injectable, type OnApplicationBootstrap, type OnApplicationShutdown } from '@nestjs/common';
import { Beat } from '../common/beat.js';
import { FinishSignedFiche } from './finish-signed-fiche.js';

const EVERY_MS = 2000;

/** Finishes at boot and on a beat what a signature left to do. */
@Injectable()
export class FinishSignedFiches implements OnApplicationBootstrap, OnApplicationShutdown {
  private readonly beat: Beat;

  constructor(finishing: FinishSignedFiche) {
    this.beat = new Beat(FinishSignedFiches.name, EVERY_MS, () => finishing.sweep());
  }

  onApplicationBootstrap(): void {
    this.beat.start();
  }

  async onApplicationShutdown(): Promise<void> {
    await this.beat.stop();
  }
}
