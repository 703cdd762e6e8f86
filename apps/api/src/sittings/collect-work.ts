import { DomainError } from '@e5b/exam-core';
import { Injectable } from '@nestjs/common';
import { ActivityService } from '../activity/activity.service.js';
import { EvidenceService } from '../evidence/evidence.service.js';
import { SandboxesService } from '../sandboxes/sandboxes.service.js';
import { EvidenceSubjects } from './evidence-subjects.js';
import type { SittingEntity } from './sitting.entity.js';

/** The gateway gives a request accepted in time this long to be answered (its own ANSWER_GRACE_MS), in ms. */
const ANSWER_GRACE_MS = 5_000;
const FINGERPRINT_LENGTH = 16;

export interface CollectedWork {
  lastChangeAt: number | null;
  changeCount: number;
  /** First characters of the archive's SHA-256. */
  fingerprint: string;
}

/** What follows the end of a window, in order. Each step may be repeated: a killed api starts again at the first. */
@Injectable()
export class CollectWork {
  constructor(
    private readonly sandboxes: SandboxesService,
    private readonly activity: ActivityService,
    private readonly evidence: EvidenceService,
    private readonly subjects: EvidenceSubjects,
  ) {}

  /**
   * Door shut → answers in flight given → changes read → database sealed → last changes read → archive built and verified.
   * A gateway that is away lets nobody in, and the seal holds whatever it does: it never delays the archive.
   * @throws whatever step fails; nothing is undone, the next try goes on
   */
  async collect(sitting: SittingEntity): Promise<CollectedWork> {
    const { id, sandboxName, window } = sitting;
    const until = window.endedAt === null ? {} : { until: window.endedAt };
    const lost = sandboxName === null || (await this.isLost(sandboxName));
    if (!lost) {
      await this.sandboxes.deliver(sandboxName).catch(ignoreAbsentGateway);
      await this.sandboxes.untilNoWrites(sandboxName, ANSWER_GRACE_MS);
      await this.activity.drain(id, until);
      await this.sandboxes.seal(sandboxName);
    }
    const { lastChangeAt, changeCount } = await this.activity.drain(id, until);
    const { sha256 } = await this.evidence.collectWork(await this.subjects.of(sitting), { sandboxLost: lost });
    await this.activity.stop(id);
    return { lastChangeAt, changeCount, fingerprint: sha256.slice(0, FINGERPRINT_LENGTH) };
  }

  private async isLost(sandbox: string): Promise<boolean> {
    const row = await this.sandboxes.find(sandbox);
    return row === null || row.state === 'failed' || row.state === 'removed';
  }
}

function ignoreAbsentGateway(error: unknown): void {
  if (!(error instanceof DomainError && error.code === 'GATEWAY_UNAVAILABLE')) throw error;
}
