import { Injectable, Logger, type OnApplicationBootstrap, type OnApplicationShutdown } from '@nestjs/common';
import { Beat } from '../common/beat.js';
import { SandboxesService } from '../sandboxes/sandboxes.service.js';
import type { AtelierEntity } from './atelier.entity.js';
import { AtelierFolders } from './atelier-folders.js';
import { atelierProblem, RESTARTED, SANDBOX_LOST } from './atelier-problem.js';
import { AtelierProgresses } from './atelier-progress.js';
import { AtelierRows } from './atelier-rows.js';
import { AtelierWorks } from './atelier-works.js';

const BEAT_MS = 2000;

/** Works off what ateliers wait for, one at a time; a start goes on with what was under way. */
@Injectable()
export class WorkAteliers implements OnApplicationBootstrap, OnApplicationShutdown {
  private readonly logger = new Logger(WorkAteliers.name);
  private readonly beat = new Beat(WorkAteliers.name, BEAT_MS, () => this.workOff());
  private current: { id: string; giveUp: AbortController; done: Promise<void> } | null = null;
  private stopping = false;

  constructor(
    private readonly rows: AtelierRows,
    private readonly works: AtelierWorks,
    private readonly progress: AtelierProgresses,
    private readonly folders: AtelierFolders,
    private readonly sandboxes: SandboxesService,
  ) {}

  async onApplicationBootstrap(): Promise<void> {
    for (const { id } of await this.rows.living()) await this.folders.clearDesks(id);
    this.beat.start();
  }

  async onApplicationShutdown(): Promise<void> {
    this.stopping = true;
    this.current?.giveUp.abort();
    await this.beat.stop();
  }

  /** Something was asked for. */
  nudge(): void {
    this.beat.nudge();
  }

  /** Resolves once the work on this atelier, if it is the one under way, has let go of everything. */
  async giveUp(atelierId: string): Promise<void> {
    if (this.current?.id !== atelierId) return;
    this.current.giveUp.abort();
    await this.current.done;
  }

  private async workOff(): Promise<void> {
    await this.noteLost();
    for (let row = await this.rows.nextAtWork(); row && !this.stopping; row = await this.rows.nextAtWork()) {
      const giveUp = new AbortController();
      const done = this.work(row, giveUp.signal);
      this.current = { id: row.id, giveUp, done };
      await done.finally(() => {
        this.current = null;
      });
    }
  }

  private async work(row: AtelierEntity, signal: AbortSignal): Promise<void> {
    try {
      if (row.state === 'opening') await this.works.steps.open(row, signal);
      else if (row.state === 'comparing') await this.works.steps.compare(row, signal);
      else if (!(await this.works.publish(row, signal)))
        await this.rows.change(row.id, ['publishing'], { state: 'open', order: null, problem: RESTARTED });
    } catch (error) {
      if (this.stopping || signal.aborted) return;
      await this.settle(row, error);
    } finally {
      this.progress.end(row.id);
    }
  }

  private async settle(row: AtelierEntity, error: unknown): Promise<void> {
    const problem = atelierProblem(error);
    this.logger.warn({ err: error, atelier: row.id, code: problem.code }, 'A work on an atelier failed');
    const opening = row.state === 'opening';
    await this.rows.change(row.id, [row.state], { state: opening ? 'failed' : 'open', order: null, problem });
    if (opening) await this.sandboxes.remove(row.sandboxName);
  }

  /** Its site is gone from the machine: nothing that the platform could bring back. */
  private async noteLost(): Promise<void> {
    const living = await this.rows.living();
    const found = await this.sandboxes.findAll(living.map(({ sandboxName }) => sandboxName));
    for (const { id, state, sandboxName } of living) {
      if (state !== 'opening' && found.get(sandboxName)?.state === 'failed')
        await this.rows.change(id, [state], { state: 'failed', order: null, problem: SANDBOX_LOST });
    }
  }
}
