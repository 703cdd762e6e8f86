import type { SittingView } from '@e5b/contracts';
import { Injectable } from '@nestjs/common';
import { ActivityService } from '../activity/activity.service.js';
import { EvidenceService } from '../evidence/evidence.service.js';
import { CloseSitting } from './close-sitting.js';
import { EVIDENCE_FAILED, Incidents } from './incidents.js';
import { Presence } from './presence.js';
import type { SittingEntity } from './sitting.entity.js';

/** What other rooms know of a sitting at this moment. */
@Injectable()
export class LiveFacts {
  constructor(
    private readonly activity: ActivityService,
    private readonly evidence: EvidenceService,
    private readonly presence: Presence,
    private readonly closing: CloseSitting,
    private readonly incidents: Incidents,
  ) {}

  async of(sitting: SittingEntity): Promise<Pick<SittingView, 'connected' | 'feed' | 'lastChangeAt' | 'evidence'>> {
    const { id } = sitting;
    return {
      connected: this.presence.isConnected(id),
      feed: this.activity.state(id),
      lastChangeAt: sitting.lastChangeAt ?? (await this.activity.lastChange(id)),
      evidence: await this.archive(sitting),
    };
  }

  private async archive({ id, state }: SittingEntity): Promise<SittingView['evidence']> {
    if (state === 'closing') return this.closing.hasFailed(id) ? 'failed' : 'collecting';
    const stage = (await this.evidence.latest(id))?.stage ?? 'none';
    const failed = state === 'closed' && stage !== 'complete' && (await this.incidents.has(id, EVIDENCE_FAILED));
    return failed ? 'failed' : stage;
  }
}
