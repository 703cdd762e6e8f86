import { lstat } from 'node:fs/promises';
import {
  downloadPack,
  extractPack,
  type PackHead,
  PackRefusal,
  readPack,
  sweepExtractions,
  verifyPack,
} from '@e5b/context-pack';
import { type ContextSelfTest, type InstallStep, SELF_TEST_STEPS } from '@e5b/contracts';
import type { BakedImage } from '@e5b/sandbox';
import { Injectable } from '@nestjs/common';
import { Settings } from '../config/settings.js';
import { BakeContext } from './bake-context.js';
import { ContextFolders } from './context-folders.js';
import type { ContextInstallEntity } from './context-install.entity.js';
import { ContextTrust } from './context-trust.js';
import { SelfTestFailed } from './install-problem.js';
import { InstallProgresses } from './install-progress.js';
import { contextManifest } from './pack-facts.js';
import { TryContext } from './try-context.js';

/** What the steps of one run hand on. */
export interface InstallWork {
  readonly job: ContextInstallEntity;
  readonly signal: AbortSignal;
  head?: PackHead;
  image?: BakedImage;
  report?: ContextSelfTest;
}

type Step = (work: InstallWork) => Promise<void>;

/** The work of an installation, each step begun anew however the last attempt ended. */
@Injectable()
export class InstallSteps implements Record<InstallStep, Step> {
  constructor(
    private readonly settings: Settings,
    private readonly folders: ContextFolders,
    private readonly trust: ContextTrust,
    private readonly progress: InstallProgresses,
    private readonly trial: TryContext,
    private readonly bakes: BakeContext,
  ) {}

  /** Brings the file here; what an earlier attempt received is not asked for again. */
  async downloading({ job, signal }: InstallWork): Promise<void> {
    const target = this.folders.pack(job.id);
    const here = await lstat(target).catch(() => null);
    if (here || job.address === null) return;
    await this.folders.makeRoom(job.id);
    const limit = this.settings.env.E5B_CONTEXT_MAX_BYTES;
    if (job.bytes !== null && job.bytes > limit)
      throw new PackRefusal('TOO_LARGE', { path: job.name, bytes: job.bytes, limit });
    await downloadPack(job.address, target, {
      signal,
      ...(job.expected && { expected: job.expected }),
      onProgress: ({ bytes, totalBytes, bytesPerSecond }) =>
        this.progress.tell(job.id, {
          done: bytes,
          total: totalBytes ?? job.bytes,
          unit: 'bytes',
          bytesPerSecond,
        }),
    });
  }

  /** Reads the whole pack against its signature; nothing is written. */
  async verifying(work: InstallWork): Promise<void> {
    const { job, signal } = work;
    work.head = await verifyPack(this.folders.pack(job.id), await this.trust.policy(), {
      signal,
      onProgress: ({ bytes, totalBytes }) =>
        this.progress.tell(job.id, { done: bytes, total: totalBytes, unit: 'bytes' }),
    });
  }

  async extracting(work: InstallWork): Promise<void> {
    const { job, signal } = work;
    const { manifest } = await this.head(work);
    const bytes = manifest.files.reduce((total, file) => total + file.bytes, 0);
    if (bytes > (await this.folders.freeBytes())) throw new PackRefusal('NO_SPACE');
    await this.folders.removeTree(job.id);
    await sweepExtractions(this.folders.room(job.id));
    work.head = await extractPack(this.folders.pack(job.id), this.folders.tree(job.id), {
      ...(await this.trust.policy()),
      signal,
      onProgress: ({ bytes, totalBytes }) =>
        this.progress.tell(job.id, { done: bytes, total: totalBytes, unit: 'bytes' }),
    });
  }

  /** Makes the image, unless the one that was tested with this very pack is there. */
  async baking(work: InstallWork): Promise<void> {
    const { job, signal } = work;
    const { manifest, id } = await this.head(work);
    work.image =
      (await this.bakes.tested(id)) ??
      (await this.bakes.bake(manifest, id, this.folders.tree(job.id), {
        signal,
        onStep: ({ index, of, label }) =>
          this.progress.tell(job.id, { done: index - 1, total: of, unit: 'steps', label }),
      }));
  }

  /** Uses the image once as an exam does. @throws SelfTestFailed */
  async testing(work: InstallWork): Promise<void> {
    const { job, signal } = work;
    const { manifest, id } = await this.head(work);
    const image = work.image ?? (await this.bakes.made(id));
    const [account] = contextManifest(manifest).accounts;
    if (!image || !account) throw new Error(`The image of ${manifest.code} is not there to be tested`);
    work.image = image;
    const name = `t${job.id.replaceAll('-', '').slice(0, 7)}`;
    work.report = await this.trial.run(name, image, account, {
      signal,
      onStep: (step) =>
        this.progress.tell(job.id, {
          done: SELF_TEST_STEPS.indexOf(step),
          total: SELF_TEST_STEPS.length,
          unit: 'steps',
          label: step,
        }),
    });
    signal.throwIfAborted();
    if (!work.report.ready) throw new SelfTestFailed(work.report);
  }

  /** Of the received pack; after a restart it is read again. */
  private async head(work: InstallWork): Promise<PackHead> {
    work.head ??= await readPack(this.folders.pack(work.job.id));
    return work.head;
  }
}
