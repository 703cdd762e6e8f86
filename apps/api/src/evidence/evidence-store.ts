import { createPublicKey } from 'node:crypto';
import { stat } from 'node:fs/promises';
import { join } from 'node:path';
import {
  EvidenceDraft,
  type EvidenceFacts,
  EvidenceRefusedError,
  verifyEvidence,
  type WrittenEvidence,
} from '@e5b/evidence-archive';
import { DomainError, grantedMs } from '@e5b/exam-core';
import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { Audit } from '../audit/audit.js';
import { Clock } from '../common/clock.js';
import { SigningKeys } from '../common/signing-keys.js';
import { Settings } from '../config/settings.js';
import { EvidenceArchiveEntity } from './evidence-archive.entity.js';
import type { EvidenceSubject } from './evidence-subject.js';

export type EvidenceStage = EvidenceArchiveEntity['stage'];

/** A verified archive and where it lies. */
export interface EvidenceArchive {
  sittingId: string;
  stage: EvidenceStage;
  path: string;
  bytes: number;
  sha256: string;
  createdAt: number;
  verifiedAt: number | null;
}

/** Keeps archives: one directory per sitting, one row per stage, the row written after the file was verified. */
@Injectable()
export class EvidenceStore {
  private readonly underWay = new Map<string, Promise<EvidenceArchive>>();

  constructor(
    private readonly db: DataSource,
    private readonly settings: Settings,
    private readonly clock: Clock,
    private readonly keys: SigningKeys,
    private readonly audit: Audit,
  ) {}

  /** The archive of this stage if its row and file are there; not verified again. */
  async find(sittingId: string, stage: EvidenceStage): Promise<EvidenceArchive | null> {
    const row = await this.db.getRepository(EvidenceArchiveEntity).findOneBy({ sittingId, stage });
    if (!row) return null;
    const archive = this.toArchive(row);
    const found = await stat(archive.path).catch(() => null);
    return found?.size === row.bytes ? archive : null;
  }

  /** Whether the file is still, byte for byte, what was verified and signed here. */
  async holds({ path, sha256 }: EvidenceArchive): Promise<boolean> {
    const verdict = await verifyEvidence(path, { publicKey: createPublicKey(this.keys.publicPem) });
    return verdict.ok && verdict.sha256 === sha256;
  }

  /**
   * Makes the archive of a stage, or answers with the one that is there and still holds; calls at the same time share one making.
   * @throws DomainError EVIDENCE_NOT_READY (`reason: 'disk-full'`), EVIDENCE_INVALID, or what `fill` throws; nothing half is left
   */
  make(
    subject: EvidenceSubject,
    stage: EvidenceStage,
    fill: (draft: EvidenceDraft) => Promise<void>,
  ): Promise<EvidenceArchive> {
    const key = `${subject.sittingId} ${stage}`;
    const running = this.underWay.get(key);
    if (running) return running;
    const making = this.run(subject, stage, fill).finally(() => this.underWay.delete(key));
    this.underWay.set(key, making);
    return making;
  }

  private async run(
    subject: EvidenceSubject,
    stage: EvidenceStage,
    fill: (draft: EvidenceDraft) => Promise<void>,
  ): Promise<EvidenceArchive> {
    const existing = await this.find(subject.sittingId, stage);
    if (existing && (await this.holds(existing))) return existing;
    const draft = await EvidenceDraft.begin(this.directory(subject.sittingId)).catch(refused);
    try {
      await fill(draft);
      const facts = factsOf(subject, stage, this.clock.now());
      const written = await draft.seal(facts, this.keys, `${stage}.tar`);
      return await this.keep(facts, written, existing);
    } catch (error) {
      return refused(error);
    } finally {
      await draft.discard();
    }
  }

  /** An archive that no longer held is replaced, and the trail says which. */
  private async keep(
    { sittingId, stage, createdAt }: EvidenceFacts,
    { bytes, sha256 }: WrittenEvidence,
    replaced: EvidenceArchive | null,
  ): Promise<EvidenceArchive> {
    const row = { sittingId, stage, fileName: `${stage}.tar`, bytes, sha256, createdAt, verifiedAt: this.clock.now() };
    return this.db.transaction(async (manager) => {
      await manager.upsert(EvidenceArchiveEntity, row, ['sittingId', 'stage']);
      const facts = { stage, sha256, ...(replaced ? { replaced: replaced.sha256 } : {}) };
      await this.audit.record(manager, 'system', 'evidence-archived', `sitting:${sittingId}`, facts);
      return this.toArchive(await manager.findOneByOrFail(EvidenceArchiveEntity, { sittingId, stage }));
    });
  }

  private toArchive(row: EvidenceArchiveEntity): EvidenceArchive {
    const { sittingId, stage, bytes, sha256, createdAt, verifiedAt } = row;
    const path = join(this.directory(sittingId), row.fileName);
    return { sittingId, stage, path, bytes, sha256, createdAt, verifiedAt };
  }

  private directory(sittingId: string): string {
    return join(this.settings.paths.evidence, sittingId);
  }
}

function factsOf(subject: EvidenceSubject, stage: EvidenceStage, createdAt: number): EvidenceFacts {
  const { sittingId, candidate, commission, sujet, window } = subject;
  const { startedAt, endedAt } = window;
  const { cms, letter, code } = sujet;
  return {
    stage,
    sittingId,
    createdAt,
    candidate: { lastName: candidate.lastName, firstName: candidate.firstName, number: candidate.number },
    commission,
    sujet: { cms, letter, code },
    window: { startedAt, endedAt, grantedSeconds: Math.round(grantedMs(window) / 1000) },
  };
}

/** What the caller may be told: a full disk and an archive that does not verify are refusals, the rest is passed on. */
function refused(error: unknown): never {
  const code = (error as { code?: unknown } | null)?.code;
  if (code === 'ENOSPC' || code === 'EDQUOT') throw new DomainError('EVIDENCE_NOT_READY', { reason: 'disk-full' });
  if (error instanceof EvidenceRefusedError) {
    const failed = error.verdict.checks.find((check) => !check.ok);
    throw new DomainError('EVIDENCE_INVALID', { check: failed?.name ?? null, item: failed?.item ?? null });
  }
  throw error;
}
