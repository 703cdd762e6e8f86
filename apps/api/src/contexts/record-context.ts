import { link } from 'node:fs/promises';
import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { Audit } from '../audit/audit.js';
import { Clock } from '../common/clock.js';
import { ContextFolders } from './context-folders.js';
import { ContextInstallEntity } from './context-install.entity.js';
import type { InstallWork } from './install-steps.js';
import { contextManifest } from './pack-facts.js';
import { ReferenceContextEntity } from './reference-context.entity.js';

/** Makes a tested image a context that sujets may use. */
@Injectable()
export class RecordContext {
  constructor(
    private readonly db: DataSource,
    private readonly clock: Clock,
    private readonly audit: Audit,
    private readonly folders: ContextFolders,
  ) {}

  /**
   * One row per pack, however often it is installed; the pack itself is kept beside it.
   * @returns false when the installation was cancelled meanwhile: nothing is recorded then
   */
  async record({ job, head, image, report }: InstallWork): Promise<boolean> {
    if (!head || !image || !report) throw new Error('A step of the installation was left out');
    const { manifest, id: packSha256 } = head;
    await link(this.folders.pack(job.id), this.folders.kept(packSha256)).catch((error: unknown) => {
      if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
    });
    const now = this.clock.now();
    return this.db
      .transaction(async (manager) => {
        const contexts = manager.getRepository(ReferenceContextEntity);
        const row = (await contexts.findOneBy({ packSha256 })) ?? contexts.create();
        Object.assign(row, {
          code: manifest.code,
          version: manifest.version,
          title: manifest.title,
          cms: manifest.cms.name,
          image: image.tag,
          manifest: contextManifest(manifest),
          packSha256,
          imageId: image.id,
          imageBytes: image.bytes,
          selfTest: report,
          notBefore: Date.parse(manifest.validity.notBefore),
          notAfter: Date.parse(manifest.validity.notAfter),
          installedAt: now,
        } satisfies Partial<ReferenceContextEntity>);
        const context = await contexts.save(row);
        const done = {
          state: 'ready' as const,
          contextId: context.id,
          selfTest: report,
          timings: job.timings,
          finishedAt: now,
        };
        const { affected } = await manager.update(ContextInstallEntity, { id: job.id, state: 'testing' }, done);
        if (affected !== 1) throw new CancelledMeanwhile();
        const data = { code: manifest.code, version: manifest.version, pack: packSha256, image: image.id };
        await this.audit.record(manager, 'system', 'context-installed', `context:${context.id}`, data);
        return true;
      })
      .catch((error: unknown) => {
        if (error instanceof CancelledMeanwhile) return false;
        throw error;
      });
  }
}

/** Rolls the transaction back. */
class CancelledMeanwhile extends Error {}
