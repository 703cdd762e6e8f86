import type { ContainerRuntime } from '@e5b/sandbox';
import { Inject, Injectable } from '@nestjs/common';
import { DataSource, In, IsNull, Not } from 'typeorm';
import { Settings } from '../config/settings.js';
import { CONTAINER_RUNTIME } from '../engine/container-runtime.provider.js';
import { ChangeSitting } from './change-sitting.js';
import { IncidentEntity } from './incident.entity.js';
import { Incidents } from './incidents.js';
import { SittingEntity } from './sitting.entity.js';

const KIND = 'disk-volume';
const MIB = 2 ** 20;
/** Some hundred times what the media of an honest exam take. */
const TOO_MUCH = 1024 * MIB;

/** Writes down once per sitting that its site fills the machine's disk, which nothing limits, so that a person can stop it. */
@Injectable()
export class WatchWrites {
  constructor(
    private readonly db: DataSource,
    private readonly settings: Settings,
    @Inject(CONTAINER_RUNTIME) private readonly runtime: ContainerRuntime,
    private readonly changes: ChangeSitting,
    private readonly incidents: Incidents,
  ) {}

  async look(): Promise<void> {
    const open = await this.db
      .getRepository(SittingEntity)
      .findBy({ state: In(['running', 'paused']), sandboxName: Not(IsNull()) });
    if (open.length === 0) return;
    const written = await this.runtime.writtenBytes(this.settings.paths.instance);
    for (const { id, sandboxName } of open) {
      const bytes = written.get(sandboxName ?? '') ?? 0;
      if (bytes > TOO_MUCH) await this.record(id, { mebibytes: Math.round(bytes / MIB) });
    }
  }

  private async record(sittingId: string, facts: { mebibytes: number }): Promise<void> {
    await this.changes.apply(sittingId, 'system', KIND, async (_row, manager) => {
      if (await manager.existsBy(IncidentEntity, { sittingId, kind: KIND })) return null;
      await this.incidents.record(manager, sittingId, KIND, facts);
      return facts;
    });
  }
}
