import { rename } from 'node:fs/promises';
import { PackDescription, type PackManifest, readPack } from '@e5b/context-pack';
import { DomainError } from '@e5b/exam-core';
import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { Clock } from '../common/clock.js';
import { InstalledContexts } from '../contexts/installed-contexts.js';
import type { ReferenceContextEntity } from '../contexts/reference-context.entity.js';
import { ExamSessionEntity } from '../exam-sessions/exam-session.entity.js';
import { SandboxesService } from '../sandboxes/sandboxes.service.js';
import type { AtelierEntity } from './atelier.entity.js';
import { AtelierFolders } from './atelier-folders.js';
import { AtelierProgresses } from './atelier-progress.js';
import { AtelierRows } from './atelier-rows.js';
import { BLANK_CONTEXTS } from './blank-contexts.js';
import { changesBetween } from './changes-between.js';
import { describeVersion, type VersionFacts } from './describe-version.js';
import { PackAtelier } from './pack-atelier.js';

const DAY_MS = 86_400_000;
const YEAR_MS = 365 * DAY_MS;

/** How long an atelier may be worked in after each entry, in ms. */
export const ENTRY_MS = DAY_MS / 2;

/** What the platform does for an atelier by itself, each begun anew however the last attempt ended. */
@Injectable()
export class AtelierSteps {
  constructor(
    private readonly db: DataSource,
    private readonly clock: Clock,
    private readonly contexts: InstalledContexts,
    private readonly sandboxes: SandboxesService,
    private readonly rows: AtelierRows,
    private readonly folders: AtelierFolders,
    private readonly progress: AtelierProgresses,
    private readonly packs: PackAtelier,
  ) {}

  /** Makes the site and takes down what it holds, before the author can enter. */
  async open(row: AtelierEntity, signal: AbortSignal): Promise<void> {
    this.progress.tell(row.id, 'starting');
    const sandbox = await this.sandboxes.find(row.sandboxName);
    if (sandbox?.state === 'creating') await this.sandboxes.launch(row.sandboxName);
    signal.throwIfAborted();
    const context = await this.contextOf(row);
    const facts = { version: row.baseVersion, notes: '', notAfter: this.validUntil(context) };
    await this.packs.make(row, await this.describe(row, context, facts), { signal }, (path) =>
      rename(path, this.folders.base(row.id)),
    );
    await this.rows.change(row.id, ['opening'], { state: 'open' });
  }

  /** Says what changed since the atelier was opened, or published last. */
  async compare(row: AtelierEntity, signal: AbortSignal): Promise<void> {
    const base = this.folders.base(row.id);
    const { manifest } = await readPack(base);
    const changes = await this.packs.make(row, descriptionIn(manifest), { signal }, async (path) => {
      this.progress.tell(row.id, 'comparing');
      return { at: this.clock.now(), sections: await changesBetween(base, path) };
    });
    await this.rows.change(row.id, ['comparing'], { state: 'open', changes, problem: null });
  }

  /** What the pack of the next version says of itself. */
  async describe(row: AtelierEntity, context: ReferenceContextEntity, facts: VersionFacts): Promise<PackDescription> {
    const [exam] = await this.db.getRepository(ExamSessionEntity).find({ take: 1 });
    const { code, title, session } = row;
    return describeVersion({ code, title, session: session ?? context.manifest.session }, context.manifest, facts, {
      issuer: exam?.centre ?? title,
      notBefore: this.clock.now() - DAY_MS,
      ...(context.blank && BLANK_CONTEXTS[context.cms]),
    });
  }

  async contextOf({ contextId }: AtelierEntity): Promise<ReferenceContextEntity> {
    const context = await this.contexts.find(contextId);
    if (!context) throw new DomainError('NOT_FOUND');
    return context;
  }

  /** As long as the version before, or a year where that is over or was never said. */
  validUntil({ notAfter }: Pick<ReferenceContextEntity, 'notAfter'>): number {
    const now = this.clock.now();
    return notAfter !== null && notAfter > now ? notAfter : now + YEAR_MS;
  }
}

function descriptionIn(manifest: PackManifest): PackDescription {
  const keys = Object.keys(PackDescription.shape) as (keyof PackDescription)[];
  return PackDescription.parse(Object.fromEntries(keys.map((key) => [key, manifest[key]])));
}
