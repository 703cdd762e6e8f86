import { DomainError, type ErrorData, nextSittingState, type SittingState } from '@e5b/exam-core';
import { Injectable, Logger } from '@nestjs/common';
import { ActivityService } from '../activity/activity.service.js';
import { SandboxesService } from '../sandboxes/sandboxes.service.js';
import { SujetEntity } from '../sujets/sujet.entity.js';
import { ChangeSitting } from './change-sitting.js';
import type { SittingEntity } from './sitting.entity.js';
import { SlotEntity } from './slot.entity.js';

const OBSERVED = new Set<SittingState>(['waiting', 'running', 'paused']);

/** Prepares a candidate's sandbox: scheduled → preparing → waiting, or back to scheduled with the reason. */
@Injectable()
export class PrepareSitting {
  private readonly logger = new Logger(PrepareSitting.name);

  constructor(
    private readonly changes: ChangeSitting,
    private readonly sandboxes: SandboxesService,
    private readonly activity: ActivityService,
  ) {}

  /**
   * Reserves the sandbox and returns; the preparation goes on by itself. Does nothing for a sitting that is already
   * prepared or being prepared; a waiting sitting whose sandbox failed gets a new one. So does one whose clock has
   * started: the candidate begins anew, the clock stays the examiner's affair, and what the lost sandbox's journal
   * holds stays on disk.
   * @throws DomainError SLOT_NOT_OPEN, SITTING_STATE
   */
  async prepare(sittingId: string, actor: string): Promise<SittingEntity> {
    const reserved: string[] = [];
    const sitting = await this.changes.apply(sittingId, actor, 'prepare', async (row, manager) => {
      const slot = await manager.findOneByOrFail(SlotEntity, { id: row.slotId });
      if (slot.openedAt === null) throw new DomainError('SLOT_NOT_OPEN');
      if (row.state === 'preparing' || (OBSERVED.has(row.state) && !(await this.hasFailed(row)))) return null;
      if (row.state === 'waiting') row.state = nextSittingState(row.state, 'sandbox-failed');
      if (row.state !== 'running' && row.state !== 'paused') row.state = nextSittingState(row.state, 'open');
      const lost = row.sandboxName;
      const { contextId } = await manager.findOneByOrFail(SujetEntity, { id: slot.sujetId });
      const { name } = await this.sandboxes.reserve(manager, contextId);
      row.sandboxName = name;
      row.preparationError = null;
      reserved.push(name);
      return { sandbox: name, lost };
    });
    for (const sandbox of reserved) this.launch(sandbox, sittingId);
    return sitting;
  }

  /** Takes what became of the preparation into the sitting's row. Safe to call at any time. */
  async settle(sittingId: string): Promise<void> {
    const sitting = await this.changes.apply(
      sittingId,
      'system',
      'prepared',
      async (row): Promise<ErrorData | null> => {
        if (row.state !== 'preparing' || !row.sandboxName) return null;
        const sandbox = await this.sandboxes.find(row.sandboxName);
        if (sandbox?.state === 'ready') {
          row.state = nextSittingState(row.state, 'sandbox-ready');
          return { sandbox: row.sandboxName };
        }
        if (sandbox && sandbox.state !== 'failed' && sandbox.state !== 'removed') return null;
        row.state = nextSittingState(row.state, 'sandbox-failed');
        row.preparationError = sandbox?.failure ?? 'SANDBOX_NOT_FOUND';
        row.sandboxName = null;
        return { failure: row.preparationError };
      },
    );
    await this.keepObserving(sitting);
  }

  /** The observer follows the sandbox from before the start, so that nothing the candidate does can be missed. */
  async keepObserving({ id, slotId, state, sandboxName }: SittingEntity): Promise<void> {
    if (!sandboxName || !OBSERVED.has(state)) return;
    await this.activity.observe({ sittingId: id, slotId, sandbox: sandboxName });
  }

  private async hasFailed({ sandboxName }: SittingEntity): Promise<boolean> {
    const sandbox = sandboxName ? await this.sandboxes.find(sandboxName) : null;
    return !sandbox || sandbox.state === 'failed' || sandbox.state === 'removed';
  }

  private launch(sandbox: string, sittingId: string): void {
    this.sandboxes
      .launch(sandbox)
      .catch((error: unknown) =>
        this.logger.warn({ err: error, sandbox }, 'The preparation failed; the sitting says why'),
      )
      .then(() => this.settle(sittingId))
      .catch((error: unknown) =>
        this.logger.error({ err: error, sittingId }, 'The next beat takes the preparation in'),
      );
  }
}
