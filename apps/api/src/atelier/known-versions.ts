import { compareVersions } from '@e5b/context-pack';
import type { LatestVersion } from '@e5b/contracts';
import { Injectable } from '@nestjs/common';
import { DataSource, type EntityManager } from 'typeorm';
import { ReferenceContextEntity } from '../contexts/reference-context.entity.js';
import { AtelierPublicationEntity } from './atelier-publication.entity.js';

/** Which versions of each context this platform knows: installed here, or published from here. */
@Injectable()
export class KnownVersions {
  constructor(private readonly db: DataSource) {}

  /** The newest version of a context, and who published it when it was published here. */
  async latest(code: string, manager: EntityManager = this.db.manager): Promise<LatestVersion> {
    const published = await manager.findBy(AtelierPublicationEntity, { code });
    const installed = await manager.findBy(ReferenceContextEntity, { code });
    const known: LatestVersion[] = [
      ...published.map(({ version, author, publishedAt }) => ({ version, by: author, at: publishedAt })),
      ...installed.map(({ version, installedAt }) => ({ version, by: null, at: installedAt })),
    ];
    // A version that was published and then installed here is told as published.
    const [newest = { version: '0', by: null, at: null }] = known.sort(
      (a, b) => compareVersions(b.version, a.version) || Number(b.by !== null) - Number(a.by !== null),
    );
    return newest;
  }
}
