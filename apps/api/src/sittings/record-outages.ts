import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import type { SandboxEntity, SandboxOutage } from '../sandboxes/sandbox.entity.js';
import { ChangeSitting } from './change-sitting.js';
import { IncidentEntity } from './incident.entity.js';
import { Incidents } from './incidents.js';
import { lostSeconds } from './lost-seconds.js';
import type { SittingEntity } from './sitting.entity.js';

/** Writes down what an outage of the sandbox took from the candidate, and proposes it for return. */
@Injectable()
export class RecordOutages {
  constructor(
    private readonly changes: ChangeSitting,
    private readonly incidents: Incidents,
  ) {}

  /** Each outage becomes one incident, however often this is called. */
  async record(sitting: SittingEntity, sandbox: SandboxEntity): Promise<void> {
    const outages = (sandbox.outages ?? []).map((outage) => ({ kind: 'sandbox-restarted', ...outage }));
    const lost = sandbox.failure === 'SANDBOX_NOT_FOUND' && sandbox.state === 'failed';
    if (lost) outages.push({ kind: 'sandbox-lost', from: sandbox.readyAt ?? sandbox.createdAt, to: 0 });
    for (const { kind, from, to } of outages) {
      if (await this.isKnown(sitting.id, kind, sandbox.name, from)) continue;
      await this.write(sitting.id, kind, sandbox.name, { from, to });
    }
  }

  private async write(sittingId: string, kind: string, sandbox: string, { from, to }: SandboxOutage): Promise<void> {
    await this.changes.apply(sittingId, 'system', kind, async (row, manager) => {
      if (await known(manager, row.id, kind, sandbox, from)) return null;
      const seconds = to > from ? lostSeconds(row.window, from, to) : 0;
      const facts = { sandbox, from, lostSeconds: seconds };
      await this.incidents.record(manager, row.id, kind, facts, seconds);
      return facts;
    });
  }

  private async isKnown(sittingId: string, kind: string, sandbox: string, from: number): Promise<boolean> {
    const all = await this.incidents.of([sittingId]);
    return all.some((each) => matches(each, kind, sandbox, from));
  }
}

async function known(
  manager: EntityManager,
  sittingId: string,
  kind: string,
  sandbox: string,
  from: number,
): Promise<boolean> {
  const all = await manager.findBy(IncidentEntity, { sittingId, kind });
  return all.some((each) => matches(each, kind, sandbox, from));
}

const matches = ({ kind, data }: IncidentEntity, wanted: string, sandbox: string, from: number): boolean =>
  kind === wanted && data.sandbox === sandbox && data.from === from;
