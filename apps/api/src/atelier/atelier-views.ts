import { type Atelier, type AteliersView, type CmsAccount, NO_VERSION, type PublishedVersion } from '@e5b/contracts';
import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import type { StaffIdentity } from '../auth/access.js';
import { Clock } from '../common/clock.js';
import { ContextImages } from '../contexts/context-images.js';
import { InstalledContexts } from '../contexts/installed-contexts.js';
import type { ReferenceContextEntity } from '../contexts/reference-context.entity.js';
import type { AtelierEntity } from './atelier.entity.js';
import { AtelierFolders } from './atelier-folders.js';
import { AtelierProgresses } from './atelier-progress.js';
import { AtelierPublicationEntity } from './atelier-publication.entity.js';
import { AtelierRows } from './atelier-rows.js';
import { AtelierWorks } from './atelier-works.js';
import { isOwn } from './ateliers.service.js';
import { nextVersion } from './describe-version.js';
import { KnownVersions } from './known-versions.js';

/** What authors see of ateliers and of what was published. */
@Injectable()
export class AtelierViews {
  constructor(
    private readonly db: DataSource,
    private readonly clock: Clock,
    private readonly contexts: InstalledContexts,
    private readonly images: ContextImages,
    private readonly rows: AtelierRows,
    private readonly progress: AtelierProgresses,
    private readonly versions: KnownVersions,
    private readonly works: AtelierWorks,
    private readonly folders: AtelierFolders,
  ) {}

  async all(staff: StaffIdentity): Promise<AteliersView> {
    const contexts = [...(await this.contexts.all()), ...(await this.contexts.blanks())];
    const byId = new Map(contexts.map((context) => [context.id, context]));
    const ateliers: Atelier[] = [];
    for (const row of await this.rows.notClosed())
      ateliers.push(await this.atelier(row, staff, byId.get(row.contextId) ?? null));
    const published = await this.db
      .getRepository(AtelierPublicationEntity)
      .find({ order: { publishedAt: 'DESC', version: 'DESC' } });
    return {
      ateliers,
      contexts: contexts.map(({ id, title, code, version, cms, blank }) => ({
        id,
        title,
        code,
        version,
        cms,
        usable: this.images.stateOf(id) !== 'image-missing',
        blank,
      })),
      published: published.map(publishedVersion),
      keys: {
        folder: this.folders.keys,
        files: await this.works.keys.files(),
        agent: await this.works.keys.agent(),
      },
      serverNow: this.clock.now(),
    };
  }

  private async atelier(
    row: AtelierEntity,
    staff: StaffIdentity,
    context: ReferenceContextEntity | null,
  ): Promise<Atelier> {
    const { id, code, title, cms, baseVersion, state, author, createdAt, closedAt, problem, changes } = row;
    const own = isOwn(row, staff);
    const latest = await this.versions.latest(code);
    return {
      id,
      code,
      title,
      cms,
      baseVersion,
      state,
      author,
      own,
      createdAt,
      closedAt,
      problem,
      changes,
      latest,
      progress: this.progress.of(id),
      accounts: own ? accountsOf(context) : [],
      proposal: {
        version: latest.version === NO_VERSION ? `${row.session}.1` : nextVersion(latest.version),
        notAfter: this.works.steps.validUntil({ notAfter: context?.notAfter ?? null }),
      },
    };
  }
}

/** Everybody's that the baking made: the candidate's may not be allowed to change all of the site. */
function accountsOf(context: ReferenceContextEntity | null): CmsAccount[] {
  const all = context?.manifest.pack?.accounts ?? context?.manifest.accounts ?? [];
  return all.map(({ label, login, password }) => ({ label, login, password }));
}

function publishedVersion(row: AtelierPublicationEntity): PublishedVersion {
  const { id, code, version, baseVersion, notes, author, publishedAt, bytes, packSha256, keyId, fileName } = row;
  return {
    id,
    code,
    version,
    baseVersion,
    notes,
    by: author,
    at: publishedAt,
    bytes,
    packId: packSha256,
    keyId,
    fileName,
  };
}
