import { closesAt, type ErrorData } from '@e5b/exam-core';
import { Injectable } from '@nestjs/common';
import { DataSource, type EntityManager } from 'typeorm';
import { Audit } from '../audit/audit.js';
import { EventBus } from '../events/event-bus.js';
import { lockSitting } from './lock-sitting.js';
import type { SittingEntity } from './sitting.entity.js';

/** What a change has to say to the audit trail; `null` when there was nothing to change. */
export type SittingChange = (
  sitting: SittingEntity,
  manager: EntityManager,
) => Promise<ErrorData | null> | ErrorData | null;

/** Every change of a sitting goes this way: lock, decide, `version` + 1, audit, commit, and only then the announcement. */
@Injectable()
export class ChangeSitting {
  constructor(
    private readonly db: DataSource,
    private readonly audit: Audit,
    private readonly events: EventBus,
  ) {}

  /**
   * @param actor « examiner:<id> », « candidate:<sitting> » or « system »
   * @returns the row as committed; whatever `change` throws leaves everything as it was
   */
  async apply(sittingId: string, actor: string, action: string, change: SittingChange): Promise<SittingEntity> {
    let version = 0;
    const sitting = await this.db.transaction((manager) =>
      this.applyIn(manager, sittingId, actor, action, (row, within) => {
        version = row.version;
        return change(row, within);
      }),
    );
    if (sitting.version > version) this.announce(sitting);
    return sitting;
  }

  /** The same inside another room's transaction, which calls `announce` after its commit. */
  async applyIn(
    manager: EntityManager,
    sittingId: string,
    actor: string,
    action: string,
    change: SittingChange,
  ): Promise<SittingEntity> {
    const row = await lockSitting(manager, sittingId);
    const facts = await change(row, manager);
    if (facts === null) return row;
    row.version += 1;
    row.closesAt = closesAt(row.window);
    await manager.save(row);
    await this.audit.record(manager, actor, action, `sitting:${row.id}`, facts);
    return row;
  }

  announce({ id, slotId, version }: SittingEntity): void {
    this.events.emit('sitting.changed', { slotId, sittingId: id, version });
  }
}
