import type { SittingView } from '@e5b/contracts';
import { Injectable } from '@nestjs/common';
import { DataSource, In } from 'typeorm';
import { CandidateEntity } from '../candidates/candidate.entity.js';
import { Clock } from '../common/clock.js';
import type { SandboxEntity } from '../sandboxes/sandbox.entity.js';
import { SandboxesService } from '../sandboxes/sandboxes.service.js';
import type { IncidentEntity } from './incident.entity.js';
import { Incidents } from './incidents.js';
import { LiveFacts } from './live-facts.js';
import type { SittingEntity } from './sitting.entity.js';
import { windowView } from './window-view.js';

interface Facts {
  candidates: Map<string, CandidateEntity>;
  sandboxes: Map<string, SandboxEntity>;
  incidents: IncidentEntity[];
}

/** Sittings as the examiner's screen shows them. */
@Injectable()
export class SittingViews {
  constructor(
    private readonly db: DataSource,
    private readonly sandboxes: SandboxesService,
    private readonly incidents: Incidents,
    private readonly live: LiveFacts,
    private readonly clock: Clock,
  ) {}

  async one(sitting: SittingEntity): Promise<SittingView> {
    const [view] = await this.many([sitting]);
    return view as SittingView;
  }

  async many(sittings: readonly SittingEntity[]): Promise<SittingView[]> {
    const names = sittings.flatMap(({ sandboxName }) => (sandboxName ? [sandboxName] : []));
    const [candidates, sandboxes, incidents] = await Promise.all([
      this.db.getRepository(CandidateEntity).findBy({ id: In(sittings.map(({ candidateId }) => candidateId)) }),
      this.sandboxes.findAll(names),
      this.incidents.of(sittings.map(({ id }) => id)),
    ]);
    const facts = { candidates: new Map(candidates.map((each) => [each.id, each])), sandboxes, incidents };
    return Promise.all(sittings.map((sitting) => this.view(sitting, facts)));
  }

  private async view(sitting: SittingEntity, facts: Facts): Promise<SittingView> {
    const { id, slotId, position, state, version, signedInAt, workstation, identityConfirmedAt } = sitting;
    const live = await this.live.of(sitting);
    return {
      id,
      slotId,
      position,
      state,
      version,
      candidate: identity(facts.candidates.get(sitting.candidateId)),
      signedInAt,
      workstation,
      identityConfirmedAt,
      window: windowView(sitting.window, this.clock.now()),
      sandbox: sandboxView(sitting, facts.sandboxes),
      incidents: facts.incidents.filter(({ sittingId }) => sittingId === id).map(incidentView),
      ...live,
    };
  }
}

const identity = (candidate: CandidateEntity | undefined): SittingView['candidate'] => ({
  lastName: candidate?.lastName ?? '',
  firstName: candidate?.firstName ?? '',
  number: candidate?.number ?? '',
});

function sandboxView(sitting: SittingEntity, sandboxes: Map<string, SandboxEntity>): SittingView['sandbox'] {
  const row = sitting.sandboxName ? sandboxes.get(sitting.sandboxName) : undefined;
  if (!row)
    return { status: sitting.preparationError ? 'failed' : 'none', origin: null, error: sitting.preparationError };
  const status = row.state === 'removing' ? 'removed' : row.state;
  return { status, origin: status === 'removed' ? null : row.origin, error: row.failure };
}

const incidentView = ({
  id,
  at,
  kind,
  data,
  proposedSeconds,
  decidedAt,
}: IncidentEntity): SittingView['incidents'][number] => ({
  id,
  at,
  kind,
  data,
  proposedSeconds: decidedAt === null ? proposedSeconds : null,
});
