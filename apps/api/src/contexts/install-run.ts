import { INSTALL_STEPS, type InstallState, type InstallStep } from '@e5b/contracts';
import type { ImageBaker } from '@e5b/sandbox';
import { Inject, Injectable, Logger } from '@nestjs/common';
import { IMAGE_BAKER } from '../engine/image-baker.provider.js';
import { ContextFolders } from './context-folders.js';
import type { ContextInstallEntity } from './context-install.entity.js';
import { problemOf, SelfTestFailed } from './install-problem.js';
import { InstallProgresses } from './install-progress.js';
import { InstallRows } from './install-rows.js';
import { InstallSteps, type InstallWork } from './install-steps.js';
import { InstalledContexts } from './installed-contexts.js';
import { RecordContext } from './record-context.js';

/** What the api does with one installation from the step where it stands to its end. */
@Injectable()
export class InstallRun {
  private readonly logger = new Logger(InstallRun.name);

  constructor(
    private readonly rows: InstallRows,
    private readonly steps: InstallSteps,
    private readonly progress: InstallProgresses,
    private readonly recorder: RecordContext,
    private readonly folders: ContextFolders,
    private readonly contexts: InstalledContexts,
    @Inject(IMAGE_BAKER) private readonly baker: ImageBaker,
  ) {}

  /** @param signal aborted when the installation was cancelled, or (`stopping`) when the api stops: it then goes on later */
  async run(job: ContextInstallEntity, signal: AbortSignal, stopping: () => boolean): Promise<void> {
    const work: InstallWork = { job, signal };
    try {
      if (!(await this.takeSteps(work))) return;
      if (await this.recorder.record(work))
        this.logger.log({ install: job.id, ...job.timings }, 'A context is installed');
    } catch (error) {
      if (stopping()) return;
      if (!signal.aborted) await this.settle(work, error);
    } finally {
      if (!stopping()) await this.tidy(work);
      this.progress.end(job.id);
    }
  }

  /** False when it was cancelled between two steps. */
  private async takeSteps(work: InstallWork): Promise<boolean> {
    const { job, signal } = work;
    const reached = INSTALL_STEPS.indexOf(job.state as InstallStep);
    for (const step of INSTALL_STEPS.slice(Math.max(0, reached))) {
      if (!(await this.enter(job, step))) return false;
      const begun = performance.now();
      await this.steps[step](work);
      signal.throwIfAborted();
      job.timings = { ...job.timings, [step]: Math.round(performance.now() - begun) };
      if (step === 'verifying') await this.noteFacts(work);
    }
    return true;
  }

  private async enter(job: ContextInstallEntity, step: InstallStep): Promise<boolean> {
    const from: InstallState[] = [job.state, step];
    if (!(await this.rows.change(job.id, from, { state: step, timings: job.timings }))) return false;
    job.state = step;
    this.progress.begin(job.id, await this.rows.lastDuration(step, job));
    return true;
  }

  private async noteFacts({ job, head }: InstallWork): Promise<void> {
    if (!head) return;
    const { code, version, title, cms } = head.manifest;
    job.pack = { id: head.id, code, version, title, cms: cms.name };
    await this.rows.change(job.id, ['verifying'], { pack: job.pack });
  }

  private async settle({ job }: InstallWork, error: unknown): Promise<void> {
    const { refused, ...problem } = problemOf(error);
    const report = error instanceof SelfTestFailed ? error.report : null;
    const told = { install: job.id, step: job.state, code: problem.code };
    if (problem.code === 'INTERNAL') this.logger.error({ err: error, ...told }, 'An installation failed');
    else this.logger.warn({ err: error, ...told }, 'A context was not installed');
    await this.rows.end(job.id, refused ? 'refused' : 'failed', problem, report);
  }

  /** Leaves the received file where it may be needed again, and an image where a context uses it: nothing else. */
  private async tidy({ job }: InstallWork): Promise<void> {
    const needed = await this.rows.needingFiles();
    if (needed.has(job.id)) await this.folders.removeTree(job.id);
    else await this.folders.removeRoom(job.id);
    if (job.pack && !(await this.contexts.hasPack(job.pack.id)))
      await this.baker
        .remove(job.pack.id)
        .catch((error: unknown) => this.logger.warn({ err: error }, 'What a bake left is removed at the next start'));
  }
}
