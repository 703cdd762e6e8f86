import { compareVersions } from '@e5b/context-pack';
import type { OpenAtelierRequest, PublishVersionRequest } from '@e5b/contracts';
import { DomainError } from '@e5b/exam-core';
import { recipeFor } from '@e5b/sandbox';
import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { Audit } from '../audit/audit.js';
import type { StaffIdentity } from '../auth/access.js';
import { Clock } from '../common/clock.js';
import { ReferenceContextEntity } from '../contexts/reference-context.entity.js';
import { SandboxesService } from '../sandboxes/sandboxes.service.js';
import { AtelierEntity } from './atelier.entity.js';
import { AtelierFolders } from './atelier-folders.js';
import { AtelierRows } from './atelier-rows.js';
import { ENTRY_MS } from './atelier-steps.js';
import { AtelierWorks } from './atelier-works.js';
import { KnownVersions } from './known-versions.js';
import { WorkAteliers } from './work-ateliers.task.js';

const TO_ENTER = ['open', 'comparing', 'publishing'];

/** Whether this member of staff may work in the atelier. */
export const isOwn = ({ authorId }: AtelierEntity, staff: StaffIdentity): boolean => authorId === staff.id;

/** What authors ask for. Only who opened an atelier works in it; the centre may close anybody's. */
@Injectable()
export class AteliersService {
  constructor(
    private readonly db: DataSource,
    private readonly clock: Clock,
    private readonly audit: Audit,
    private readonly rows: AtelierRows,
    private readonly sandboxes: SandboxesService,
    private readonly folders: AtelierFolders,
    private readonly works: AtelierWorks,
    private readonly versions: KnownVersions,
    private readonly task: WorkAteliers,
  ) {}

  /** @throws DomainError NOT_FOUND, CONTEXT_CODE_TAKEN */
  async open(staff: StaffIdentity, { contextId, newContext }: OpenAtelierRequest): Promise<string> {
    const id = await this.db.transaction(async (manager) => {
      const context = await manager.findOneBy(ReferenceContextEntity, { id: contextId });
      if (!context) throw new DomainError('NOT_FOUND');
      if (context.blank !== (newContext !== undefined)) throw new DomainError('VALIDATION', { field: 'newContext' });
      if (newContext) await this.versions.requireFree(newContext.code, manager);
      const { code, title, session } = newContext ?? { code: context.code, title: context.title, session: null };
      const { cms, version } = context;
      const { name } = await this.sandboxes.reserve(manager, contextId);
      const row = await manager.save(AtelierEntity, {
        contextId,
        code,
        title,
        session,
        cms,
        baseVersion: version,
        state: 'opening' as const,
        authorId: staff.id,
        author: staff.name,
        sandboxName: name,
        createdAt: this.clock.now(),
      });
      await this.audit.record(manager, `staff:${staff.id}`, 'atelier-opened', `atelier:${row.id}`, { code, version });
      return row.id;
    });
    this.task.nudge();
    return id;
  }

  /** A one-time link; each entry gives half a day more. @throws DomainError ATELIER_STATE, SANDBOX_NOT_READY, GATEWAY_UNAVAILABLE */
  async enter(staff: StaffIdentity, id: string, target: 'site' | 'admin'): Promise<string> {
    const { state, sandboxName, cms } = await this.ownRow(staff, id);
    if (!TO_ENTER.includes(state)) throw new DomainError('ATELIER_STATE', { state });
    const sandbox = await this.sandboxes.find(sandboxName);
    if (sandbox?.state !== 'ready') throw new DomainError('SANDBOX_NOT_READY', { reason: sandbox?.state ?? 'missing' });
    const now = this.clock.now();
    const opensAt = sandbox.leaseOrder?.opensAt ?? now;
    await this.sandboxes.setLease(sandboxName, { state: 'open', opensAt, closesAt: now + ENTRY_MS });
    const who = staff.role === 'centre' ? 'centre' : 'author';
    const path = target === 'admin' ? recipeFor(cms).backOfficePath : '/';
    return this.sandboxes.issueTicket(sandboxName, who, 'write', path);
  }

  /** Asks what changed. @throws DomainError ATELIER_STATE */
  async compare(staff: StaffIdentity, id: string): Promise<void> {
    await this.ownRow(staff, id);
    await this.go(id, { state: 'comparing', problem: null });
  }

  /** @throws DomainError CONTEXT_OVERTAKEN, VERSION_NOT_NEWER, SIGNING_KEY_REFUSED, ATELIER_STATE */
  async publish(staff: StaffIdentity, id: string, asked: PublishVersionRequest): Promise<void> {
    const { code } = await this.ownRow(staff, id);
    const { key, ...order } = asked;
    await this.works.publication.requireNewest(code, order.over);
    if (compareVersions(order.version, order.over) <= 0)
      throw new DomainError('VERSION_NOT_NEWER', { version: order.version, newest: order.over });
    if (order.notAfter <= this.clock.now()) throw new DomainError('VALIDATION', { field: 'notAfter' });
    await this.works.keys.open(id, key);
    try {
      await this.go(id, { state: 'publishing', order, problem: null });
    } catch (error) {
      this.works.keys.forget(id);
      throw error;
    }
  }

  /** Resolves once nothing of it is left but what was published. Does nothing when it is closed. */
  async close(staff: StaffIdentity, id: string): Promise<void> {
    const row = await this.rows.get(id);
    if (staff.role !== 'centre' && !isOwn(row, staff)) throw new DomainError('FORBIDDEN');
    const closed = await this.rows.change(id, ['opening', 'open', 'comparing', 'publishing', 'failed'], {
      state: 'closed',
      order: null,
      closedAt: this.clock.now(),
    });
    if (!closed) return;
    await this.db.transaction((manager) =>
      this.audit.record(manager, `staff:${staff.id}`, 'atelier-closed', `atelier:${id}`),
    );
    // Both at once: the work under way may be waiting for the very launch that the removal gives up.
    await Promise.all([this.sandboxes.remove(row.sandboxName), this.task.giveUp(id)]);
    this.works.keys.forget(id);
    await this.folders.removeRoom(id);
  }

  private async go(id: string, to: Partial<AtelierEntity>): Promise<void> {
    if (!(await this.rows.change(id, ['open'], to))) throw new DomainError('ATELIER_STATE');
    this.task.nudge();
  }

  /** @throws DomainError NOT_FOUND, FORBIDDEN */
  private async ownRow(staff: StaffIdentity, id: string): Promise<AtelierEntity> {
    const row = await this.rows.get(id);
    if (!isOwn(row, staff)) throw new DomainError('FORBIDDEN');
    return row;
  }
}
