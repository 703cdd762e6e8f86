import type { AtelierChanges } from '@e5b/contracts';
import { DomainError } from '@e5b/exam-core';
import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { Clock } from '../common/clock.js';
import { ContextFolders } from '../contexts/context-folders.js';
import { ReferenceContextEntity } from '../contexts/reference-context.entity.js';
import { AtelierFolders } from './atelier-folders.js';
import { AtelierPublicationEntity } from './atelier-publication.entity.js';
import { AtelierRows } from './atelier-rows.js';
import { changesBetween } from './changes-between.js';
import { KnownVersions } from './known-versions.js';

/** What somebody else's newer version changed, for an author who has to decide whether to publish over it. */
@Injectable()
export class OvertakenChanges {
  constructor(
    private readonly db: DataSource,
    private readonly clock: Clock,
    private readonly rows: AtelierRows,
    private readonly versions: KnownVersions,
    private readonly folders: AtelierFolders,
    private readonly contextFolders: ContextFolders,
  ) {}

  /** @throws DomainError NOT_FOUND when the newer version's pack is not on this machine */
  async changes(atelierId: string): Promise<AtelierChanges> {
    const { code } = await this.rows.get(atelierId);
    const { version } = await this.versions.latest(code);
    const sections = await changesBetween(this.folders.base(atelierId), await this.packOf(code, version));
    return { at: this.clock.now(), sections };
  }

  private async packOf(code: string, version: string): Promise<string> {
    const published = await this.db.getRepository(AtelierPublicationEntity).findOneBy({ code, version });
    if (published) return this.folders.publishedPack(published.fileName);
    const context = await this.db.getRepository(ReferenceContextEntity).findOneBy({ code, version });
    if (!context?.packSha256 || !(await this.contextFolders.isKept(context.packSha256)))
      throw new DomainError('NOT_FOUND');
    return this.contextFolders.kept(context.packSha256);
  }
}
