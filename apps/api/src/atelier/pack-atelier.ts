import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { buildPack, leftOutRule, type PackDescription, type PackHead, type PackSigner } from '@e5b/context-pack';
import { type ContainerRuntime, exportSite } from '@e5b/sandbox';
import { Inject, Injectable } from '@nestjs/common';
import { Clock } from '../common/clock.js';
import { CONTAINER_RUNTIME } from '../engine/container-runtime.provider.js';
import { SandboxesService } from '../sandboxes/sandboxes.service.js';
import type { AtelierEntity } from './atelier.entity.js';
import { AtelierFolders } from './atelier-folders.js';
import { AtelierProgresses } from './atelier-progress.js';

const STEPS = { site: 'reading', dump: 'reading', pack: 'packing' } as const;

interface PackOptions {
  signal: AbortSignal;
  signer?: PackSigner;
}

/** Makes a pack of an atelier as it stands. */
@Injectable()
export class PackAtelier {
  constructor(
    private readonly folders: AtelierFolders,
    private readonly progress: AtelierProgresses,
    private readonly sandboxes: SandboxesService,
    private readonly clock: Clock,
    @Inject(CONTAINER_RUNTIME) private readonly runtime: ContainerRuntime,
  ) {}

  /**
   * Hands the finished pack's path to `use`; afterwards nothing of it is left unless `use` moved it.
   * Secrets of the platform and of the CMS stay in the sandbox (the pack's own rules of what is left out).
   */
  async make<T>(
    { id, cms, sandboxName }: AtelierEntity,
    description: PackDescription,
    { signal, signer }: PackOptions,
    use: (path: string, head: PackHead) => Promise<T>,
  ): Promise<T> {
    const desk = await this.folders.makeDesk(id);
    try {
      this.progress.tell(id, 'exporting');
      const isLeftOut = leftOutRule(cms);
      const leaveOut = (path: string): boolean => isLeftOut(path) !== null;
      await exportSite(this.runtime, await this.sandboxes.started(sandboxName), desk, { leaveOut, signal });
      const target = join(desk, 'pack.e5bctx');
      const head = await buildPack(target, {
        site: join(desk, 'site'),
        dump: join(desk, 'dump.sql'),
        description,
        createdAt: new Date(this.clock.now()),
        signal,
        ...(signer && { signer }),
        onProgress: ({ step, done, total }) => this.progress.tell(id, STEPS[step], done, total),
      });
      return await use(target, head);
    } finally {
      await rm(desk, { recursive: true, force: true });
    }
  }
}
