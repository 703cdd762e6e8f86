import { PackRefusal, refusalSentence } from '@e5b/context-pack';
import type { ContextInstall, ContextsView, InstalledContext } from '@e5b/contracts';
import { Injectable } from '@nestjs/common';
import { Clock } from '../common/clock.js';
import { Settings } from '../config/settings.js';
import { ContextFolders } from './context-folders.js';
import { ContextImages } from './context-images.js';
import type { ContextInstallEntity } from './context-install.entity.js';
import { ContextTrust } from './context-trust.js';
import { InstallProgresses } from './install-progress.js';
import { InstallRows } from './install-rows.js';
import { InstalledContexts } from './installed-contexts.js';
import { Publications } from './publications.service.js';
import type { ReferenceContextEntity } from './reference-context.entity.js';

const SHOWN_INSTALLS = 20;

/** What the centre sees of contexts and installations. */
@Injectable()
export class ContextViews {
  constructor(
    private readonly clock: Clock,
    private readonly settings: Settings,
    private readonly folders: ContextFolders,
    private readonly contexts: InstalledContexts,
    private readonly images: ContextImages,
    private readonly rows: InstallRows,
    private readonly progress: InstallProgresses,
    private readonly publications: Publications,
    private readonly trust: ContextTrust,
  ) {}

  async all(): Promise<ContextsView> {
    const contexts = await this.contexts.all();
    const installs = await this.rows.newest(SHOWN_INSTALLS);
    const { trust, revoked } = await this.trusted();
    return {
      contexts: await Promise.all(contexts.map((context) => this.context(context, revoked))),
      installs: installs.map((install) => this.install(install)),
      dropFolder: { path: this.folders.drop, files: await this.folders.dropped() },
      trust,
      maxBytes: this.settings.env.E5B_CONTEXT_MAX_BYTES,
      catalogUrl: await this.publications.lastUrl(),
      serverNow: this.clock.now(),
    };
  }

  private install(row: ContextInstallEntity): ContextInstall {
    const { id, source, name, state, pack, bytes, problem, selfTest, timings, contextId, createdAt, finishedAt } = row;
    const progress = this.progress.of(id);
    return {
      id,
      source,
      name,
      state,
      pack,
      bytes,
      progress,
      problem,
      selfTest,
      timings,
      contextId,
      createdAt,
      finishedAt,
    };
  }

  private async context(row: ReferenceContextEntity, revoked: ReadonlySet<string>): Promise<InstalledContext> {
    const { id, code, version, title, cms, manifest, packSha256, notBefore, notAfter } = row;
    return {
      id,
      code,
      version,
      title,
      cms,
      session: manifest.session,
      cmsVersion: manifest.cmsVersion,
      issuer: manifest.pack?.issuer ?? null,
      notes: manifest.pack?.notes ?? null,
      state: this.images.stateOf(id),
      builtIn: packSha256 === null,
      imageBytes: row.imageBytes,
      packSha256,
      validity: notBefore !== null && notAfter !== null ? { notBefore, notAfter } : null,
      warning: this.images.warningOf(row, revoked),
      selfTest: row.selfTest,
      installedAt: row.installedAt,
      repairable: packSha256 !== null && (await this.folders.isKept(packSha256)),
    };
  }

  /** A broken document in the folder of keys is said, and nothing more is taken from there. */
  private async trusted(): Promise<{ trust: ContextsView['trust']; revoked: Set<string> }> {
    const path = this.folders.keys;
    try {
      const { keyIds, revocations } = await this.trust.load();
      const revoked = new Set(revocations?.packs.map(({ id }) => id));
      return { trust: { path, keyIds: [...keyIds], problem: null }, revoked };
    } catch (error) {
      if (!(error instanceof PackRefusal)) throw error;
      return { trust: { path, keyIds: [], problem: refusalSentence(error) }, revoked: new Set() };
    }
  }
}
