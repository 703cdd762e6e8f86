import { Injectable, Logger, type OnApplicationBootstrap, type OnApplicationShutdown } from '@nestjs/common';
import { WorkQueue } from '../common/work-queue.js';
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
  private readonly queue = new WorkQueue<AtelierEntity>({
    name: WorkAteliers.name,
    everyMs: BEAT_MS,
    next: () => this.next(),
    work: (row, signal) => this.work(row, signal),
  });

  constructor(
    private readonly rows: AtelierRows,
    private readonly works: AtelierWorks,
    private readonly progress: AtelierProgresses,
    private readonly folders: AtelierFolders,
    private readonly sandboxes: SandboxesService,
  ) {}

  async onApplicationBootstrap(): Promise<void> {
    for (const { id } of await this.rows.living()) await this.folders.clearDesks(id);
    this.queue.start();
  }

  async onApplicationShutdown(): Promise<void> {
    await this.queue.stop();
  }

  /** Something was asked for. */
  nudge(): void {
    this.queue.nudge();
  }

  /** Resolves once the work on this atelier, if it is the one under way, has let go of everything. */
  async giveUp(atelierId: string): Promise<void> {
    await this.queue.giveUp(atelierId);
  }

  private async next(): Promise<AtelierEntity | null> {
    await this.noteLost();
    return await this.rows.nextAtWork();
  }

  private async work(row: AtelierEntity, signal: AbortSignal): Promise<void> {
    try {
      if (row.state === 'opening') await this.works.steps.open(row, signal);
      else if (row.state === 'comparing') await this.works.steps.compare(row, signal);
      else if (!(await this.works.publish(row, signal)))
        await this.rows.change(row.id, ['publishing'], { state: 'open', order: null, problem: RESTARTED });
    } catch (error) {
      if (this.queue.stopping || signal.aborted) return;
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
