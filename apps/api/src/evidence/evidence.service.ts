import { createReadStream } from 'node:fs';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { createGzip } from 'node:zlib';
import { type EvidenceDraft, openEvidenceItem, verifyEvidence } from '@e5b/evidence-archive';
import { DomainError } from '@e5b/exam-core';
import type { JsonValue } from '@e5b/journal';
import type { ContainerRuntime, StartedSandbox } from '@e5b/sandbox';
import { Inject, Injectable } from '@nestjs/common';
import { ActivityService } from '../activity/activity.service.js';
import { Settings } from '../config/settings.js';
import { CONTAINER_RUNTIME } from '../engine/container-runtime.provider.js';
import { toDomainError } from '../sandboxes/engine.js';
import { SandboxesService } from '../sandboxes/sandboxes.service.js';
import { addChangedFiles } from './changed-files.js';
import { type EvidenceArchive, EvidenceStore } from './evidence-store.js';
import type { EvidenceSubject } from './evidence-subject.js';
import { readMe } from './read-me.js';
import { SittingFacts } from './sitting-facts.js';

/** What the examiner adds to the work once the fiche is signed. */
export interface Documents {
  grillePdf: Buffer;
  fichePdf: Buffer;
  /** Levels, notes and signed fiche, for `sitting.json`. */
  evaluation: JsonValue;
}

/** Archives: the work at closing, then the same with grille and fiche at signature. */
@Injectable()
export class EvidenceService {
  constructor(
    private readonly settings: Settings,
    private readonly store: EvidenceStore,
    private readonly facts: SittingFacts,
    private readonly activity: ActivityService,
    private readonly sandboxes: SandboxesService,
    @Inject(CONTAINER_RUNTIME) private readonly runtime: ContainerRuntime,
  ) {}

  /**
   * Collects and verifies what the candidate left. The sandbox must be sealed; asked again, the archive that is there is verified
   * again and given. `options.sandboxLost`: the container is gone for good, so journals and events are all there is.
   * @throws DomainError EVIDENCE_NOT_READY (`reason: 'disk-full'`), EVIDENCE_INVALID, SANDBOX_NOT_READY, ENGINE_UNAVAILABLE
   */
  collectWork(subject: EvidenceSubject, options: { sandboxLost?: boolean } = {}): Promise<EvidenceArchive> {
    return this.store.make(subject, 'work', async (draft) => {
      const lost = options.sandboxLost === true || subject.sandbox === null;
      const started = lost ? null : await this.sandboxes.started(subject.sandbox ?? '');
      const journals = `${this.settings.paths.journals}/${subject.sandbox ?? 'none'}`;
      await everyOne([
        this.addActivity(draft, subject.sittingId),
        draft.addJournal('access.ndjson', 'access-journal', `${journals}/access.ndjson`),
        draft.add('events.ndjson', 'events', Readable.from(this.events(subject.sittingId), { objectMode: false })),
        this.addDump(draft, started),
        addChangedFiles(draft, this.runtime, started),
        this.addTexts(draft, subject, 'work', null),
      ]).catch((error: unknown) => {
        throw toDomainError(error);
      });
    });
  }

  /**
   * The work archive's items with grille and fiche. Needs no sandbox while the work archive holds; one that was damaged
   * is collected again from the sandbox if that is still there.
   * @throws DomainError as `collectWork` does, and EVIDENCE_INVALID (`reason: 'work-damaged'`) when neither archive nor sandbox is left
   */
  async complete(subject: EvidenceSubject, documents: Documents): Promise<EvidenceArchive> {
    const work = await this.collectWork(subject).catch(refusedWithoutSandbox);
    return this.store.make(subject, 'complete', async (draft) => {
      await copyWork(work, draft);
      await this.addTexts(draft, subject, 'complete', documents.evaluation);
      await draft.add('grille.pdf', 'grille', documents.grillePdf);
      await draft.add('fiche.pdf', 'fiche', documents.fichePdf);
    });
  }

  /** The newest verified archive, or null. */
  async latest(sittingId: string): Promise<EvidenceArchive | null> {
    return (await this.store.find(sittingId, 'complete')) ?? (await this.store.find(sittingId, 'work'));
  }

  /** The newest archive as a stream. @throws DomainError EVIDENCE_NOT_READY while there is none */
  async stream(sittingId: string): Promise<{ archive: EvidenceArchive; content: Readable }> {
    const archive = await this.latest(sittingId);
    if (!archive) throw new DomainError('EVIDENCE_NOT_READY', { reason: 'no-archive' });
    return { archive, content: createReadStream(archive.path) };
  }

  private async addActivity(draft: EvidenceDraft, sittingId: string): Promise<void> {
    await draft.addJournal('activity.ndjson', 'activity-journal', await this.activity.journalPath(sittingId));
  }

  private async *events(sittingId: string): AsyncGenerator<string> {
    for (let after = 0, more = true; more; ) {
      const page = await this.activity.page(sittingId, after);
      for (const event of page.events) yield `${JSON.stringify(event)}\n`;
      more = page.more && page.cursor > after;
      after = page.cursor;
    }
  }

  private async addDump(draft: EvidenceDraft, started: StartedSandbox | null): Promise<void> {
    const sql = started ? await this.runtime.dump(started) : Readable.from([Buffer.from('-- no sandbox\n')]);
    const gzip = createGzip();
    await Promise.all([draft.add('final.sql.gz', 'final-dump', gzip), pipeline(sql, gzip)]);
  }

  private async addTexts(
    draft: EvidenceDraft,
    subject: EvidenceSubject,
    stage: EvidenceArchive['stage'],
    evaluation: JsonValue,
  ): Promise<void> {
    await draft.add('sitting.json', 'sitting', await this.facts.json(subject, evaluation));
    await draft.add('lisezmoi.txt', 'readme', readMe(subject, stage));
  }
}

/** The work is collected anew only when its archive does not hold; with the container gone, nothing is left to collect from. */
function refusedWithoutSandbox(error: unknown): never {
  const gone = error instanceof DomainError && error.code === 'SANDBOX_NOT_READY' && error.data.reason === 'missing';
  if (gone) throw new DomainError('EVIDENCE_INVALID', { reason: 'work-damaged' });
  throw error;
}

/** Waits for all, also after a failure, so that nothing goes on writing into a draft that is given up. */
async function everyOne(tasks: readonly Promise<void>[]): Promise<void> {
  const failed = (await Promise.allSettled(tasks)).find((result) => result.status === 'rejected');
  if (failed) throw failed.reason;
}

/** Takes over every item of the work archive but the two that are written anew. */
async function copyWork({ path }: EvidenceArchive, draft: EvidenceDraft): Promise<void> {
  const { manifest } = await verifyEvidence(path);
  const taken = manifest?.items.filter(({ kind }) => kind !== 'sitting' && kind !== 'readme') ?? [];
  for (const item of taken) {
    const content = await openEvidenceItem(path, item.path);
    if (content) await draft.add(item.path, item.kind, content);
  }
}
