import { randomUUID } from 'node:crypto';
import { stat } from 'node:fs/promises';
import { join } from 'node:path';
import type { Readable } from 'node:stream';
import { PackRefusal } from '@e5b/context-pack';
import type { InstallRequest, InstallSource } from '@e5b/contracts';
import { DomainError } from '@e5b/exam-core';
import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { Audit } from '../audit/audit.js';
import { Clock } from '../common/clock.js';
import { Settings } from '../config/settings.js';
import { EventBus } from '../events/event-bus.js';
import { ContextFolders } from './context-folders.js';
import { ContextInstallEntity } from './context-install.entity.js';
import { toContextRefused } from './context-refused.js';
import { InstallContexts } from './install-contexts.task.js';
import { InstallRows } from './install-rows.js';
import { InstalledContexts } from './installed-contexts.js';
import { Publications } from './publications.service.js';
import { receiveUpload } from './receive-upload.js';

type Asked = Pick<ContextInstallEntity, 'name' | 'address' | 'bytes' | 'expected'> & { source: InstallSource };

/** What the centre asks of installations: start, cancel, try again, put away. */
@Injectable()
export class ContextInstalls {
  constructor(
    private readonly db: DataSource,
    private readonly settings: Settings,
    private readonly clock: Clock,
    private readonly audit: Audit,
    private readonly events: EventBus,
    private readonly folders: ContextFolders,
    private readonly contexts: InstalledContexts,
    private readonly publications: Publications,
    private readonly rows: InstallRows,
    private readonly task: InstallContexts,
  ) {}

  /** @throws DomainError NOT_FOUND, CONTEXT_REFUSED */
  async ask(actor: string, request: InstallRequest): Promise<string> {
    if (request.source === 'folder') return this.save(actor, randomUUID(), await this.dropped(request.name));
    if (request.source === 'kept') return this.save(actor, randomUUID(), await this.kept(request.contextId));
    const { pack, address } = await this.publications.locate(request.url, request.packId);
    const { bytes, sha256 } = pack;
    const name = `${pack.title} – ${pack.version}`;
    return this.save(actor, randomUUID(), {
      source: 'catalog',
      name,
      address,
      bytes,
      expected: { bytes, sha256 },
    });
  }

  /** A pack that lies on this machine already and stays where it is. @throws what the file system throws */
  async fromFile(actor: string, name: string, path: string): Promise<string> {
    const { size } = await stat(path);
    return this.save(actor, randomUUID(), { source: 'folder', name, address: path, bytes: size, expected: null });
  }

  /**
   * Takes a file in as the browser sends it. `declared`: its size as the browser states it, if it does.
   * @throws DomainError CONTEXT_REFUSED
   */
  async upload(actor: string, name: string, body: Readable, declared: number | null): Promise<string> {
    const id = randomUUID();
    const limit = this.settings.env.E5B_CONTEXT_MAX_BYTES;
    try {
      if ((declared ?? 0) > limit) throw new PackRefusal('TOO_LARGE', { path: name, bytes: declared ?? 0, limit });
      if ((declared ?? 0) > (await this.folders.freeBytes())) throw new PackRefusal('NO_SPACE');
      await this.folders.makeRoom(id);
      const bytes = await receiveUpload(body, this.folders.pack(id), limit);
      return await this.save(actor, id, { source: 'upload', name, address: null, bytes, expected: null });
    } catch (error) {
      await this.folders.removeRoom(id);
      throw toContextRefused(error);
    }
  }

  /** Resolves once nothing of it is left. Does nothing when it is over. @throws DomainError NOT_FOUND */
  async cancel(actor: string, id: string): Promise<void> {
    await this.get(id);
    if (!(await this.rows.cancel(id))) return;
    await this.task.giveUp(id);
    await this.folders.removeRoom(id);
    await this.note(actor, 'context-install-cancelled', id);
  }

  /** Goes on with one that failed by something that passes. @throws DomainError NOT_FOUND */
  async retry(actor: string, id: string): Promise<void> {
    const { problem } = await this.get(id);
    if (!problem?.passing) return;
    const anew = { state: 'queued' as const, problem: null, selfTest: null, finishedAt: null };
    if (!(await this.rows.change(id, ['failed'], anew))) return;
    await this.note(actor, 'context-install-retried', id);
    this.task.nudge();
  }

  /** Takes one that is over off the list, with the file that it had kept. @throws DomainError NOT_FOUND */
  async dismiss(actor: string, id: string): Promise<void> {
    await this.get(id);
    if (!(await this.rows.removeEnded(id))) return;
    await this.folders.removeRoom(id);
    await this.note(actor, 'context-install-dismissed', id);
  }

  private async get(id: string): Promise<ContextInstallEntity> {
    const row = await this.rows.find(id);
    if (!row) throw new DomainError('NOT_FOUND');
    return row;
  }

  private async dropped(name: string): Promise<Asked> {
    const file = (await this.folders.dropped()).find((each) => each.name === name);
    if (!file) throw new DomainError('NOT_FOUND');
    return { source: 'folder', name, address: join(this.folders.drop, name), bytes: file.bytes, expected: null };
  }

  private async kept(contextId: string): Promise<Asked> {
    const context = await this.contexts.find(contextId);
    if (!context?.packSha256 || !(await this.folders.isKept(context.packSha256))) throw new DomainError('NOT_FOUND');
    const name = `${context.title} – ${context.version}`;
    const address = this.folders.kept(context.packSha256);
    return { source: 'kept', name, address, bytes: null, expected: null };
  }

  private async save(actor: string, id: string, asked: Asked): Promise<string> {
    await this.db.transaction(async (manager) => {
      await manager.insert(ContextInstallEntity, {
        ...asked,
        id,
        state: 'queued',
        timings: {},
        createdAt: this.clock.now(),
      });
      const data = { source: asked.source, name: asked.name };
      await this.audit.record(manager, actor, 'context-install-asked', `install:${id}`, data);
    });
    this.events.emit('contexts.changed', {});
    this.task.nudge();
    return id;
  }

  private async note(actor: string, action: string, id: string): Promise<void> {
    await this.db.transaction((manager) => this.audit.record(manager, actor, action, `install:${id}`));
    this.events.emit('contexts.changed', {});
  }
}
