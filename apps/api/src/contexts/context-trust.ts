import { createHash } from 'node:crypto';
import { rename, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { loadTrustStore, type PackPolicy, type TrustStore } from '@e5b/context-pack';
import { PLATFORM_VERSION } from '@e5b/contracts';
import { Injectable } from '@nestjs/common';
import { Clock } from '../common/clock.js';
import { ContextFolders } from './context-folders.js';
import { toContextRefused } from './context-refused.js';
import { InstalledContexts } from './installed-contexts.js';

/** Whose packs this centre takes: the keys in its folder, the rotations that follow from them, what was revoked. */
@Injectable()
export class ContextTrust {
  constructor(
    private readonly folders: ContextFolders,
    private readonly contexts: InstalledContexts,
    private readonly clock: Clock,
  ) {}

  /** Read anew each time: a key put into the folder counts at once. @throws PackRefusal DOCUMENT_INVALID */
  load(): Promise<TrustStore> {
    return loadTrustStore(this.folders.keys);
  }

  /** Ids of the packs that the national team withdrew. @throws DomainError CONTEXT_REFUSED for a broken document */
  async revokedPacks(): Promise<Set<string>> {
    const { revocations } = await this.load().catch((error: unknown) => {
      throw toContextRefused(error);
    });
    return new Set(revocations?.packs.map(({ id }) => id));
  }

  /** Keeps documents that a publication brought and that were accepted. Names follow the content: none replaces another. */
  async keep(documents: ReadonlyMap<string, string>): Promise<void> {
    for (const [name, text] of documents) {
      const kind = name.endsWith('.rotation.json') ? 'rotation' : 'revocations';
      const mark = createHash('sha256').update(text).digest('hex').slice(0, 16);
      const place = join(this.folders.keys, `catalogue-${mark}.${kind}.json`);
      await writeFile(`${place}.new`, text, { mode: 0o644 });
      await rename(`${place}.new`, place);
    }
  }

  /** What a pack has to satisfy now and here. @throws PackRefusal DOCUMENT_INVALID */
  async policy(): Promise<PackPolicy> {
    const newest = await this.contexts.newestByCode();
    return {
      trust: await this.load(),
      now: this.clock.now(),
      platformVersion: PLATFORM_VERSION,
      installed: (code) => newest.get(code) ?? null,
    };
  }
}
