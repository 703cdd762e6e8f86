import { createHash } from 'node:crypto';
import type { JsonValue } from '@e5b/journal';
import { Injectable, Logger } from '@nestjs/common';
import { DataSource, IsNull, Not } from 'typeorm';
import { Clock } from '../common/clock.js';
import { reasonOf } from '../common/reason-of.js';
import { EventBus } from '../events/event-bus.js';
import { EvidenceService } from '../evidence/evidence.service.js';
import { fichePdf } from '../printing/fiche-pdf.js';
import { grillePdf } from '../printing/grille-pdf.js';
import { SittingsService } from '../sittings/sittings.service.js';
import { ComposeSheet } from './compose-sheet.js';
import { EvaluationEntity } from './evaluation.entity.js';

const FIRST_PAUSE_MS = 2000;
const LONGEST_PAUSE_MS = 60_000;
/** So many tries in a row may fail before the centre is told, unless it is certain that it has to act. */
const QUIET_TRIES = 3;
const CERTAIN = new Set(['work-damaged', 'disk-full']);

/**
 * After a signature: papers → complete archive, verified → sitting `signed` → sandbox given up → done.
 * Each step may be repeated; the row says what is left, so that a killed api goes on where it was.
 */
@Injectable()
export class FinishSignedFiche {
  private readonly logger = new Logger(FinishSignedFiche.name);
  private readonly underWay = new Map<string, Promise<void>>();
  private readonly trials = new Map<string, { count: number; notBefore: number }>();

  constructor(
    private readonly db: DataSource,
    private readonly sittings: SittingsService,
    private readonly sheets: ComposeSheet,
    private readonly evidence: EvidenceService,
    private readonly events: EventBus,
    private readonly clock: Clock,
  ) {}

  /** One try, shared by calls at the same time. A failure is logged and left to the sweep. */
  attempt(sittingId: string): Promise<void> {
    const running = this.underWay.get(sittingId);
    if (running) return running;
    const attempt = this.finish(sittingId)
      .then(() => void this.trials.delete(sittingId))
      .catch((error: unknown) => this.failed(sittingId, error))
      .finally(() => this.underWay.delete(sittingId));
    this.underWay.set(sittingId, attempt);
    return attempt;
  }

  /** Every signed fiche that is not finished and whose pause is over. */
  async sweep(): Promise<void> {
    const unfinished = await this.db
      .getRepository(EvaluationEntity)
      .find({ where: { signedAt: Not(IsNull()), archivedAt: IsNull() }, select: { sittingId: true } });
    for (const { sittingId } of unfinished) {
      if ((this.trials.get(sittingId)?.notBefore ?? 0) <= performance.now()) await this.attempt(sittingId);
    }
  }

  private async finish(sittingId: string): Promise<void> {
    const evaluations = this.db.getRepository(EvaluationEntity);
    const row = await evaluations.findOneByOrFail({ sittingId });
    if (row.signedAt === null || row.archivedAt !== null) return;
    const { slotId, state } = await this.sittings.get(sittingId);
    if (state !== 'signed') {
      await this.archive(sittingId, row);
      await this.db.transaction((manager) => this.sittings.markSigned(manager, sittingId));
      await this.sittings.announce(sittingId);
    }
    await this.sittings.releaseSandbox(sittingId);
    await evaluations.update({ sittingId }, { archivedAt: this.clock.now() });
    this.events.emit('evaluation.changed', { slotId, sittingId, version: row.version });
  }

  private async archive(sittingId: string, { signedContent, signature }: EvaluationEntity): Promise<void> {
    const subject = await this.sittings.evidenceSubject(sittingId);
    const { sheet } = await this.sheets.of(sittingId);
    const proof = { fingerprint: signatureFingerprint(signature ?? '') };
    const [fiche, grille] = await Promise.all([fichePdf(sheet, proof), grillePdf(sheet, proof)]);
    const evaluation: JsonValue = { signedContent, signature, sheet: JSON.parse(JSON.stringify(sheet)) as JsonValue };
    await this.evidence.complete(subject, { fichePdf: fiche, grillePdf: grille, evaluation });
  }

  private async failed(sittingId: string, error: unknown): Promise<void> {
    const count = (this.trials.get(sittingId)?.count ?? 0) + 1;
    const pause = Math.min(LONGEST_PAUSE_MS, FIRST_PAUSE_MS * 2 ** (count - 1));
    this.trials.set(sittingId, { count, notBefore: performance.now() + pause });
    this.logger.error({ err: error, sittingId, count }, 'A signed fiche could not be archived yet; it is tried again');
    const reason = reasonOf(error);
    if (count !== QUIET_TRIES && !CERTAIN.has(reason)) return;
    await this.sittings
      .noteEvidenceFailure(sittingId, reason)
      .catch((cause: unknown) => this.logger.error({ err: cause, sittingId }, 'The failure could not be written down'));
  }
}

/** What the papers show of a signature: the first 16 hex digits of its sha256, in fours. */
export function signatureFingerprint(signature: string): string {
  const hex = createHash('sha256').update(signature).digest('hex').slice(0, 16).toUpperCase();
  return hex.replace(/(.{4})(?=.)/g, '$1 ');
}
