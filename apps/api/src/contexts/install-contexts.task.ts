import type { ContainerRuntime } from '@e5b/sandbox';
import { Inject, Injectable, Logger, type OnApplicationBootstrap, type OnApplicationShutdown } from '@nestjs/common';
import { Beat } from '../common/beat.js';
import { Settings } from '../config/settings.js';
import { CONTAINER_RUNTIME } from '../engine/container-runtime.provider.js';
import { ContextFolders } from './context-folders.js';
import { ContextImages } from './context-images.js';
import { InstallRows } from './install-rows.js';
import { InstallRun } from './install-run.js';
import { selfTestInstance } from './self-test-instance.js';

const BEAT_MS = 2000;

/** Works off the installations, one at a time; a start goes on with the one that was under way. */
@Injectable()
export class InstallContexts implements OnApplicationBootstrap, OnApplicationShutdown {
  private readonly logger = new Logger(InstallContexts.name);
  private readonly beat = new Beat(InstallContexts.name, BEAT_MS, () => this.workOff());
  private current: { id: string; giveUp: AbortController; done: Promise<void> } | null = null;
  private stopping = false;

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

  /** Resolves once the installation, if it is the one under way, has let go of everything. */
  async giveUp(installId: string): Promise<void> {
    if (this.current?.id !== installId) return;
    this.current.giveUp.abort();
    await this.current.done;
  }

  private async workOff(): Promise<void> {
    for (let job = await this.rows.next(); job && !this.stopping; job = await this.rows.next()) {
      const giveUp = new AbortController();
      const done = this.installation.run(job, giveUp.signal, () => this.stopping);
      this.current = { id: job.id, giveUp, done };
      await done.finally(() => {
        this.current = null;
      });
      await this.images.refresh();
    }
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
