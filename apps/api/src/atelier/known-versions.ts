import { compareVersions } from '@e5b/context-pack';
import { type LatestVersion, NO_VERSION } from '@e5b/contracts';
import { DomainError } from '@e5b/exam-core';
import { Injectable } from '@nestjs/common';
import { DataSource, type EntityManager, Not } from 'typeorm';
import { ReferenceContextEntity } from '../contexts/reference-context.entity.js';
import { AtelierEntity } from './atelier.entity.js';
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
    const [newest = { version: NO_VERSION, by: null, at: null }] = known.sort(
      (a, b) => compareVersions(b.version, a.version) || Number(b.by !== null) - Number(a.by !== null),
    );
    return newest;
  }

  /** For a new context. @throws DomainError CONTEXT_CODE_TAKEN when one is installed, was published, or begins under this code */
  async requireFree(code: string, manager: EntityManager): Promise<void> {
    const taken =
      (await manager.existsBy(ReferenceContextEntity, { code })) ||
      (await manager.existsBy(AtelierPublicationEntity, { code })) ||
      (await manager.existsBy(AtelierEntity, { code, state: Not('closed') }));
    if (taken) throw new DomainError('CONTEXT_CODE_TAKEN', { code });
  }
}
