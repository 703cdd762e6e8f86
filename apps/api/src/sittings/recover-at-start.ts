import { nextSittingState, pauseWindow } from '@e5b/exam-core';
import { Injectable, Logger } from '@nestjs/common';
import { DataSource, In } from 'typeorm';
import { Clock } from '../common/clock.js';
import { SandboxesService } from '../sandboxes/sandboxes.service.js';
import { ChangeSitting } from './change-sitting.js';
import { CloseDoor } from './close-door.js';
import { HeartbeatEntity } from './heartbeat.entity.js';
import { Incidents } from './incidents.js';
import { lostSeconds } from './lost-seconds.js';
import { SittingEntity } from './sitting.entity.js';

/** Shown to the examiner and printed with the pause. */
const POWER_CUT_REASON = 'Coupure ou redémarrage de la machine';

/**
 * What a start of the api means for sittings whose clock runs.
 *
 * Same boot: nothing. Their windows never depended on the api; the incident says that it was away.
 * Another boot: the machine was off, nobody could work. The clock is stopped at this first moment (just before the
 * deadline if that has passed meanwhile), and the time since the last sign of life is proposed for return: the examiner
 * decides, then resumes.
 */
@Injectable()
export class RecoverAtStart {
  private readonly logger = new Logger(RecoverAtStart.name);

  constructor(
    private readonly db: DataSource,
    private readonly clock: Clock,
    private readonly changes: ChangeSitting,
    private readonly incidents: Incidents,
    private readonly door: CloseDoor,
    private readonly sandboxes: SandboxesService,
  ) {}

  /** Before any sweep. */
  async recover(): Promise<void> {
    const sign = await this.db.getRepository(HeartbeatEntity).findOneBy({ id: 1 });
    const open = await this.db.getRepository(SittingEntity).findBy({ state: In(['running', 'paused']) });
    const rebooted = sign !== null && sign.boot !== this.clock.anchor.boot;
    if (rebooted) await this.sandboxes.renewLeases();
    if (sign && open.length > 0) {
      this.logger.warn({ open: open.length, rebooted, lastSign: sign.at }, 'The api starts with windows open');
      for (const { id } of open) await (rebooted ? this.afterReboot(id, sign.at) : this.noteRestart(id, sign.at));
    }
    // From now on this boot is the one that counts: a second start finds the same boot.
    const { boot } = this.clock.anchor;
    await this.db.getRepository(HeartbeatEntity).upsert({ id: 1, boot, at: this.clock.now() }, ['id']);
  }

  private async noteRestart(sittingId: string, lastSign: number): Promise<void> {
    await this.changes.apply(sittingId, 'system', 'api-restarted', async (_row, manager) => {
      const facts = { awaySeconds: Math.max(0, Math.round((this.clock.now() - lastSign) / 1000)) };
      await this.incidents.record(manager, sittingId, 'api-restarted', facts);
      return facts;
    });
  }

  private async afterReboot(sittingId: string, lastSign: number): Promise<void> {
    await this.changes.apply(sittingId, 'system', 'power-cut', async (row, manager) => {
      // Over before the cut: the sweep closes it.
      if (row.closesAt !== null && row.closesAt <= lastSign) return null;
      if (row.state === 'running') {
        const at = Math.min(this.clock.now(), (row.closesAt ?? Number.MAX_SAFE_INTEGER) - 1);
        const seconds = lostSeconds(row.window, lastSign, at);
        row.state = nextSittingState(row.state, 'pause');
        row.window = pauseWindow(row.window, at, POWER_CUT_REASON);
        await this.door.order(manager, row);
        await this.incidents.record(manager, sittingId, 'power-cut', { from: lastSign, lostSeconds: seconds }, seconds);
        return { lostSeconds: seconds };
      }
      await this.incidents.record(manager, sittingId, 'power-cut', { from: lastSign, lostSeconds: 0 });
      return { lostSeconds: 0 };
    });
  }
}
