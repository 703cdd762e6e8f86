import { Injectable } from '@nestjs/common';
import type { AtelierEntity } from './atelier.entity.js';
import { AtelierSteps } from './atelier-steps.js';
import { AuthorKeys } from './author-keys.js';
import { PackAtelier } from './pack-atelier.js';
import { PublishVersion } from './publish-version.js';

/** The slow works on ateliers. */
@Injectable()
export class AtelierWorks {
  constructor(
    readonly steps: AtelierSteps,
    readonly packs: PackAtelier,
    readonly publication: PublishVersion,
    readonly keys: AuthorKeys,
  ) {}

  /** Signs and publishes what stands in the atelier now. False when the key is not open any more. */
  async publish(row: AtelierEntity, signal: AbortSignal): Promise<boolean> {
    const signer = this.keys.of(row.id);
    if (!row.order || !signer) return false;
    const { order } = row;
    try {
      const description = await this.steps.describe(row, await this.steps.contextOf(row), order);
      await this.packs.make(row, description, { signal, signer }, (path, head) =>
        this.publication.record(row, order, path, head),
      );
      return true;
    } finally {
      this.keys.forget(row.id);
    }
  }
}
