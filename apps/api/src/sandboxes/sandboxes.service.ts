import type { Ticket } from '@e5b/contracts';
import { DomainError } from '@e5b/exam-core';
import type { ContainerRuntime, StartedSandbox } from '@e5b/sandbox';
import { Inject, Injectable } from '@nestjs/common';
import { DataSource, type EntityManager, In } from 'typeorm';
import { Settings } from '../config/settings.js';
import { CONTAINER_RUNTIME } from '../engine/container-runtime.provider.js';
import { toDomainError } from './engine.js';
import { Leases } from './leases.js';
import { type LeaseOrder, SandboxEntity } from './sandbox.entity.js';
import { SandboxWorks } from './sandbox-works.js';
import { Tickets } from './tickets.js';

/** The candidates' environments: made, opened and closed by order, kept alive, removed. Knows nothing of exams. */
@Injectable()
export class SandboxesService {
  constructor(
    private readonly db: DataSource,
    private readonly settings: Settings,
    private readonly leases: Leases,
    private readonly tickets: Tickets,
    private readonly works: SandboxWorks,
    @Inject(CONTAINER_RUNTIME) private readonly runtime: ContainerRuntime,
  ) {}

  /** The row of a new sandbox, in the caller's transaction; `launch` makes it after the commit. */
  reserve(manager: EntityManager, contextId: string): Promise<SandboxEntity> {
    return this.works.launches.reserve(manager, contextId);
  }

  /** Resolves when it is ready. @throws DomainError ENGINE_UNAVAILABLE, SANDBOX_NOT_READY */
  launch(name: string): Promise<void> {
    return this.works.launches.launch(name);
  }

  find(name: string): Promise<SandboxEntity | null> {
    return this.db.getRepository(SandboxEntity).findOneBy({ name });
  }

  async findAll(names: readonly string[]): Promise<Map<string, SandboxEntity>> {
    const rows = await this.db.getRepository(SandboxEntity).findBy({ name: In([...names]) });
    return new Map(rows.map((row) => [row.name, row]));
  }

  /** Writes an order to the gateway in the caller's transaction; `deliver` sends it after the commit. */
  async order(manager: EntityManager, name: string, order: LeaseOrder): Promise<void> {
    await this.leases.write(manager, name, order);
  }

  /** Resolves once the gateway has the newest order on its disk. @throws DomainError GATEWAY_UNAVAILABLE; the sweep goes on */
  deliver(name: string): Promise<void> {
    return this.leases.deliver(name);
  }

  /** In the caller's transaction: the gateway will forget the candidate's entries made until now. Then `deliver`. */
  shutOut(manager: EntityManager, name: string): Promise<void> {
    return this.leases.shutOut(manager, name);
  }

  /** Renews every lease after the clock's anchor has changed. The sweep delivers. */
  renewLeases(): Promise<void> {
    return this.leases.renewAll();
  }

  /** `order` and `deliver` in one. */
  async setLease(name: string, order: LeaseOrder): Promise<void> {
    await this.db.transaction((manager) => this.order(manager, name, order));
    await this.deliver(name);
  }

  /** Waits for the answers to requests that the gateway accepted in time. Never throws. */
  untilNoWrites(name: string, timeoutMs: number): Promise<void> {
    return this.leases.untilNoWrites(name, timeoutMs);
  }

  /** Whether the container engine answers. */
  async engineAvailable(): Promise<boolean> {
    return this.runtime.ping().then(
      () => true,
      () => false,
    );
  }

  /** A one-time link into the sandbox's origin; `path` is where to land. */
  issueTicket(name: string, who: Ticket['who'], right: Ticket['right'], path: string): string {
    return this.tickets.issue(name, who, right, path);
  }

  /** @throws DomainError SANDBOX_NOT_READY while its processes do not run, ENGINE_UNAVAILABLE */
  async started(name: string): Promise<StartedSandbox> {
    const { instance } = this.settings.paths;
    const found = await this.runtime.attach({ instance, name }).catch((error: unknown) => {
      throw toDomainError(error);
    });
    if (found?.state !== 'started')
      throw new DomainError('SANDBOX_NOT_READY', { reason: found ? found.state : 'missing' });
    return found;
  }

  /** From now on nothing is written to the CMS's database. Idempotent. */
  async seal(name: string): Promise<void> {
    const started = await this.started(name);
    await this.runtime.sealDatabase(started).catch((error: unknown) => {
      throw toDomainError(error);
    });
  }

  /** Removes container, data and sockets, and makes the gateway forget it. Idempotent. */
  remove(name: string): Promise<void> {
    this.works.launches.giveUp(name);
    return this.works.removals.remove(name);
  }

  /** Where its two unix sockets are. */
  socketDir(name: string): string {
    return `${this.settings.paths.sandboxes}/${name}`;
  }
}
