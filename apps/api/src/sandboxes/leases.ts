import { setTimeout as delay } from 'node:timers/promises';
import type { Lease, SignedLease } from '@e5b/contracts';
import { DomainError } from '@e5b/exam-core';
import { Injectable } from '@nestjs/common';
import { DataSource, type EntityManager, Not } from 'typeorm';
import { Clock } from '../common/clock.js';
import { SigningKeys } from '../common/signing-keys.js';
import { GatewayControl } from './gateway-control.js';
import { lockSandbox } from './lock-sandbox.js';
import { type LeaseOrder, SandboxEntity } from './sandbox.entity.js';

const WRITES_PAUSE_MS = 100;

/**
 * The api's orders to the gateway. An order is first a row, written in the same transaction as the decision behind it,
 * then delivered; the sweep delivers again whatever the gateway has not acknowledged, so that no order is ever lost.
 */
@Injectable()
export class Leases {
  constructor(
    private readonly db: DataSource,
    private readonly clock: Clock,
    private readonly keys: SigningKeys,
    private readonly gateway: GatewayControl,
  ) {}

  /** Writes the order (or renews the last one) in the caller's transaction. Call `deliver` after the commit. */
  async write(manager: EntityManager, name: string, order?: LeaseOrder): Promise<SandboxEntity> {
    const row = await lockSandbox(manager, name);
    row.leaseOrder = order ?? row.leaseOrder;
    if (row.leaseOrder) this.sign(row, this.leaseFor(row, row.leaseOrder));
    return manager.save(row);
  }

  /** Renews the lease so that the gateway forgets candidates' entries made until now. */
  async shutOut(manager: EntityManager, name: string): Promise<void> {
    const row = await lockSandbox(manager, name);
    row.entriesFrom = this.clock.now();
    await manager.save(row);
    await this.write(manager, name);
  }

  /** Renews every lease: the clock's anchor has changed. */
  async renewAll(): Promise<void> {
    const rows = await this.db.getRepository(SandboxEntity).findBy({ state: Not('removed') });
    for (const { name } of rows) await this.db.transaction((manager) => this.write(manager, name));
  }

  /** The last order of a sandbox: the gateway forgets it. */
  async writeRemoval(manager: EntityManager, row: SandboxEntity): Promise<void> {
    this.sign(row, { sandbox: row.name, deleted: true, version: row.leaseVersion + 1 });
    await manager.save(row);
  }

  /**
   * Sends the newest order; resolves once the gateway has it on its disk.
   * @throws DomainError GATEWAY_UNAVAILABLE; the sweep goes on trying
   */
  async deliver(name: string): Promise<void> {
    for (;;) {
      const row = await this.db.getRepository(SandboxEntity).findOneByOrFail({ name });
      if (!row.lease || row.leaseAckedVersion >= row.leaseVersion) return;
      const signed = JSON.parse(row.lease) as SignedLease;
      const method = signed.payload.includes('"deleted":true') ? 'DELETE' : 'PUT';
      if ((await this.gateway.order(method, name, signed)) === 'taken') await this.acknowledge(name, row.leaseVersion);
      else await this.overtake(name, row.leaseVersion);
    }
  }

  /** Delivers what was never acknowledged, and what a gateway with an older disk has forgotten. */
  async sweep(): Promise<void> {
    const held = await this.gateway.versions();
    const rows = await this.db.getRepository(SandboxEntity).findBy({ state: Not('removed') });
    const forgotten = rows.filter((row) => row.lease && (held.get(row.name) ?? 0) < row.leaseAckedVersion);
    for (const { name } of forgotten) {
      const version = held.get(name) ?? 0;
      await this.db.getRepository(SandboxEntity).update({ name }, { leaseAckedVersion: version });
    }
    const waiting = await this.db
      .getRepository(SandboxEntity)
      .createQueryBuilder('sandbox')
      .where('sandbox.leaseAckedVersion < sandbox.leaseVersion')
      .getMany();
    for (const { name } of waiting) await this.deliver(name);
  }

  /** Resolves once no accepted request can write any more, after `timeoutMs`, or at once when the gateway is away. */
  async untilNoWrites(name: string, timeoutMs: number): Promise<void> {
    const until = performance.now() + timeoutMs;
    while (performance.now() < until) {
      if ((await this.gateway.writesInFlight(name).catch(() => 0)) === 0) return;
      await delay(WRITES_PAUSE_MS);
    }
  }

  private leaseFor(row: SandboxEntity, order: LeaseOrder): Lease {
    const over = order.state === 'ended' || order.state === 'read-only';
    const state = row.state === 'repairing' && !over ? 'repairing' : order.state;
    const { opensAt, closesAt } = order;
    const version = row.leaseVersion + 1;
    return {
      sandbox: row.name,
      version,
      state,
      opensAt,
      closesAt,
      clock: this.clock.anchor,
      issuedAt: this.clock.now(),
      entriesFrom: row.entriesFrom ?? 0,
    };
  }

  private sign(row: SandboxEntity, content: Lease | { sandbox: string; deleted: true; version: number }): void {
    const payload = JSON.stringify(content);
    row.lease = JSON.stringify({ payload, signature: this.keys.sign(payload) } satisfies SignedLease);
    row.leaseVersion = content.version;
  }

  private async acknowledge(name: string, version: number): Promise<void> {
    await this.db
      .createQueryBuilder()
      .update(SandboxEntity)
      .set({ leaseAckedVersion: () => 'GREATEST(leaseAckedVersion, :version)' })
      .where({ name })
      .setParameter('version', version)
      .execute();
  }

  /** The gateway holds a newer version than the one sent: either a newer row exists, or this database is older than its disk. */
  private async overtake(name: string, sent: number): Promise<void> {
    const row = await this.db.getRepository(SandboxEntity).findOneByOrFail({ name });
    if (row.leaseVersion > sent) return;
    const held = (await this.gateway.versions()).get(name) ?? 0;
    // Not listed: the gateway has forgotten the sandbox already, by a newer removal than this one.
    if (row.state === 'removed' && held === 0) return this.acknowledge(name, sent);
    if (held < sent) throw new DomainError('GATEWAY_UNAVAILABLE', { reason: 'refused' });
    await this.db.transaction(async (manager) => {
      const locked = await lockSandbox(manager, name);
      locked.leaseVersion = Math.max(locked.leaseVersion, held);
      await manager.save(locked);
      if (locked.state === 'removed') await this.writeRemoval(manager, locked);
      else await this.write(manager, name);
    });
  }
}
