import { addressIn, type CatalogPack, newerPacks, type Publication, readPublication } from '@e5b/context-pack';
import type { PublicationView } from '@e5b/contracts';
import { DomainError } from '@e5b/exam-core';
import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { Clock } from '../common/clock.js';
import { Settings } from '../config/settings.js';
import { ContextPublicationEntity } from './context-publication.entity.js';
import { toContextRefused } from './context-refused.js';
import { ContextTrust } from './context-trust.js';

const READ_TIMEOUT_MS = 60_000;

/** What the national team publishes, read from the address that the centre gives. */
@Injectable()
export class Publications {
  constructor(
    private readonly db: DataSource,
    private readonly clock: Clock,
    private readonly settings: Settings,
    private readonly trust: ContextTrust,
  ) {}

  /** The address read last, or that of the settings. */
  async lastUrl(): Promise<string> {
    const [last] = await this.db.getRepository(ContextPublicationEntity).find({ order: { readAt: 'DESC' }, take: 1 });
    return last?.url ?? this.settings.env.E5B_CONTEXT_CATALOG;
  }

  /**
   * Reads the catalogue and keeps the rotations and revocations that came with it.
   * @throws DomainError CONTEXT_REFUSED
   */
  async view(url: string): Promise<PublicationView> {
    const { catalog } = await this.read(url);
    const policy = await this.trust.policy();
    const installed = (code: string) => policy.installed?.(code)?.version ?? null;
    const fresh = new Set(newerPacks(catalog, { ...policy, installed }));
    return {
      url,
      issuedAt: Date.parse(catalog.issuedAt),
      packs: catalog.packs.map((pack) => published(pack, installed(pack.code), fresh.has(pack))),
    };
  }

  /** Where a pack of the catalogue is to be had. @throws DomainError CONTEXT_REFUSED, NOT_FOUND when it is not listed any more */
  async locate(url: string, packId: string): Promise<{ pack: CatalogPack; address: string }> {
    const { catalog } = await this.read(url);
    const pack = catalog.packs.find(({ id }) => id === packId);
    if (!pack) throw new DomainError('NOT_FOUND');
    return { pack, address: addressIn(url, pack.file) };
  }

  private async read(url: string): Promise<Publication> {
    const publications = this.db.getRepository(ContextPublicationEntity);
    const known = await publications.findOneBy({ url });
    try {
      const publication = await readPublication(url, await this.trust.load(), {
        knownNumber: known?.number ?? 0,
        signal: AbortSignal.timeout(READ_TIMEOUT_MS),
      });
      await this.trust.keep(publication.accepted);
      await publications.save({ url, number: publication.catalog.number, readAt: this.clock.now() });
      return publication;
    } catch (error) {
      throw toContextRefused(error);
    }
  }
}

function published(pack: CatalogPack, installedVersion: string | null, isNew: boolean) {
  const { id, code, session, title, version, cms, notes, bytes } = pack;
  return {
    id,
    code,
    session,
    title,
    version,
    cms: cms.name,
    cmsVersion: cms.version,
    notes,
    bytes,
    installedVersion,
    isNew,
  };
}
