import type { ContainerRuntime } from '@e5b/sandbox';
import { Inject, Injectable, Logger, type OnApplicationBootstrap, type OnApplicationShutdown } from '@nestjs/common';
import { WorkQueue } from '../common/work-queue.js';
import { Settings } from '../config/settings.js';
import { CONTAINER_RUNTIME } from '../engine/container-runtime.provider.js';
import { ContextFolders } from './context-folders.js';
import { ContextImages } from './context-images.js';
import type { ContextInstallEntity } from './context-install.entity.js';
import { InstallRows } from './install-rows.js';
import { InstallRun } from './install-run.js';
import { selfTestInstance } from './self-test-instance.js';

const BEAT_MS = 2000;

/** Works off the installations, one at a time; a start goes on with the one that was under way. */
@Injectable()
export class InstallContexts implements OnApplicationBootstrap, OnApplicationShutdown {
  private readonly logger = new Logger(InstallContexts.name);
  private readonly queue = new WorkQueue<ContextInstallEntity>({
    name: InstallContexts.name,
    everyMs: BEAT_MS,
    next: () => this.rows.next(),
    work: (job, signal) => this.work(job, signal),
  });

  constructor(
    private readonly settings: Settings,
    private readonly rows: InstallRows,
    private readonly installation: InstallRun,
    private readonly folders: ContextFolders,
    private readonly images: ContextImages,
    @Inject(CONTAINER_RUNTIME) private readonly runtime: ContainerRuntime,
  ) {}

  async onApplicationBootstrap(): Promise<void> {
    await this.folders.removeOtherRooms(await this.rows.needingFiles());
    await this.removeTrials();
    this.queue.start();
  }

  async onApplicationShutdown(): Promise<void> {
    await this.queue.stop();
  }

  /** Something was asked for. */
  nudge(): void {
    this.queue.nudge();
  }

  /** Resolves once the installation, if it is the one under way, has let go of everything. */
  async giveUp(installId: string): Promise<void> {
    await this.queue.giveUp(installId);
  }

  private async work(job: ContextInstallEntity, signal: AbortSignal): Promise<void> {
    await this.installation.run(job, signal, () => this.queue.stopping);
    await this.images.refresh();
  }

  /** A killed api may have left the sandbox in which it tried a context. */
  private async removeTrials(): Promise<void> {
    try {
      for (const trial of await this.runtime.list(selfTestInstance(this.settings))) await this.runtime.remove(trial);
    } catch (error) {
      this.logger.warn({ err: error }, 'Sandboxes of broken-off self-tests are looked for at the next start');
    }
  }
}
