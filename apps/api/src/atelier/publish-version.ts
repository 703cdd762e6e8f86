import { link, rename, rm, stat } from 'node:fs/promises';
import { type PackHead } from '@e5b/context-pack';
import { DomainError } from '@e5b/exam-core';
import { Injectable, Logger } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { Audit } from '../audit/audit.js';
import { Clock } from '../common/clock.js';
import { ContextInstalls } from '../contexts/context-installs.service.js';
import { AtelierEntity, type PublicationOrder } from './atelier.entity.js';
import { AtelierFolders } from './atelier-folders.js';
import { AtelierPublicationEntity } from './atelier-publication.entity.js';
import { KnownVersions } from './known-versions.js';

/** Makes a finished, signed pack the next version of its context. */
@Injectable()
export class PublishVersion {
  private readonly logger = new Logger(PublishVersion.name);

  constructor(
    private readonly db: DataSource,
    private readonly clock: Clock,
    private readonly audit: Audit,
    private readonly versions: KnownVersions,
    private readonly folders: AtelierFolders,
    private readonly installs: ContextInstalls,
  ) {}

  /**
   * Works go one at a time, so that nothing is published between the look at the newest version and the new row.
   * @throws DomainError CONTEXT_OVERTAKEN
   */
  async record(row: AtelierEntity, order: PublicationOrder, path: string, head: PackHead): Promise<void> {
    const { code, version } = head.manifest;
    const fileName = `${code}-${version}.e5bctx`;
    const place = this.folders.publishedPack(fileName);
    await this.db.transaction(async (manager) => {
      await this.requireNewest(code, order.over);
      const { affected } = await manager.update(
        AtelierEntity,
        { id: row.id, state: 'publishing' },
        { state: 'open', baseVersion: version, changes: null, problem: null, order: null },
      );
      if (affected !== 1) throw new DomainError('ATELIER_STATE');
      await manager.insert(AtelierPublicationEntity, {
        atelierId: row.id,
        code,
        version,
        baseVersion: row.baseVersion,
        notes: order.notes,
        packSha256: head.id,
        keyId: head.signature?.keyId ?? '',
        fileName,
        bytes: (await stat(path)).size,
        author: row.author,
        publishedAt: this.clock.now(),
      });
      const data = { code, version, over: order.over, pack: head.id };
      await this.audit.record(manager, `staff:${row.authorId}`, 'version-published', `atelier:${row.id}`, data);
      await rename(path, place);
    });
    await rm(this.folders.base(row.id), { force: true });
    await link(place, this.folders.base(row.id));
    if (order.install) await this.installs.fromFile(`staff:${row.authorId}`, fileName, place);
    this.logger.log({ code, version }, 'A version was published');
  }

  /** @throws DomainError CONTEXT_OVERTAKEN when the newest version is not the one that the author knows */
  async requireNewest(code: string, known: string): Promise<void> {
    const { version, by, at } = await this.versions.latest(code);
    if (version !== known) throw new DomainError('CONTEXT_OVERTAKEN', { version, by, at });
  }
}
