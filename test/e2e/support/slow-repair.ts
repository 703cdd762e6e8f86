import { setTimeout as pause } from 'node:timers/promises';
import { freezeSandbox, killSandbox, thawSandbox } from '@e5b/sandbox/testing';
import type { Platform } from '../../support/platform.js';
import { instanceOf } from '../../support/sandbox-cleaner.js';

const PATIENCE_MS = 30_000;

/** A site that was killed and comes back slowly: the restarted container stands still until `end`, so that one can look. */
export class SlowRepair {
  private constructor(private readonly ref: { instance: string; name: string }) {}

  static async begin({ dataDir }: Platform, name: string): Promise<SlowRepair> {
    const ref = { instance: instanceOf(dataDir), name };
    await killSandbox(ref);
    const deadline = performance.now() + PATIENCE_MS;
    // A container that is not started again yet cannot be frozen.
    while (
      !(await freezeSandbox(ref).then(
        () => true,
        () => false,
      ))
    ) {
      if (performance.now() > deadline) throw new Error('the killed container was not started again');
      await pause(5);
    }
    return new SlowRepair(ref);
  }

  async end(): Promise<void> {
    await thawSandbox(this.ref);
  }
}
