import { availableParallelism, freemem, totalmem } from 'node:os';
import type { CentreOverview, ContextState, ReadinessCheck } from '@e5b/contracts';
import { CLOCK_JUMP_MS } from '@e5b/exam-core';
import type { ContainerRuntime } from '@e5b/sandbox';
import { Inject, Injectable } from '@nestjs/common';
import { DataSource, MoreThan } from 'typeorm';
import { Clock } from '../common/clock.js';
import { ContextImages } from '../contexts/context-images.js';
import { InstalledContexts } from '../contexts/installed-contexts.js';
import { CONTAINER_RUNTIME } from '../engine/container-runtime.provider.js';
import { DiskSpace } from '../engine/disk-space.js';
import { ExamSessionEntity } from '../exam-sessions/exam-session.entity.js';
import { GatewayControl } from '../sandboxes/gateway-control.js';
import { SlotEntity } from '../sittings/slot.entity.js';

const GIB = 2 ** 30;
/** One slot of three sandboxes in use, with a margin. */
const LEAST_MEMORY = 1.5 * GIB;
/** A day's evidence and three sandboxes' layers. */
const LEAST_DISK = 5 * GIB;

/** Answers « sommes-nous prêts ? » : each check says what it found, the words are the screen's. */
@Injectable()
export class CentreOverviewService {
  constructor(
    private readonly dataSource: DataSource,
    private readonly clock: Clock,
    @Inject(CONTAINER_RUNTIME) private readonly runtime: ContainerRuntime,
    private readonly gateway: GatewayControl,
    private readonly contexts: InstalledContexts,
    private readonly contextImages: ContextImages,
    private readonly space: DiskSpace,
  ) {}

  async overview(): Promise<CentreOverview> {
    const session = await this.dataSource
      .getRepository(ExamSessionEntity)
      .findOne({ where: {}, order: { name: 'DESC' } });
    const engine = await this.runtime.ping().catch(() => null);
    const gateway = await this.gateway.versions().catch(() => null);
    const checks: ReadinessCheck[] = [
      { key: 'engine', status: engine ? 'ok' : 'error', data: { version: engine?.version ?? null } },
      await this.database(),
      await this.images(),
      { key: 'gateway', status: gateway ? 'ok' : 'error', data: {} },
      memory(),
      await this.disk(),
      this.wallClock(),
      await this.slots(),
    ];
    return {
      centre: session?.centre ?? '',
      examSession: session?.name ?? '',
      rehearsal: session?.rehearsal ?? false,
      ready: checks.every(({ status }) => status !== 'error'),
      checks,
      serverNow: this.clock.now(),
    };
  }

  private async database(): Promise<ReadinessCheck> {
    const started = performance.now();
    await this.dataSource.query('SELECT 1');
    return { key: 'database', status: 'ok', data: { milliseconds: Math.round(performance.now() - started) } };
  }

  /** `ready`, `missing`: titles of the contexts whose image is, or is not, the one that was tested; null when the engine cannot say. */
  private async images(): Promise<ReadinessCheck> {
    await this.contextImages.refresh();
    const contexts = await this.contexts.all();
    const count = contexts.length;
    const inState = (state: ContextState) =>
      contexts.filter(({ id }) => this.contextImages.stateOf(id) === state).map(({ title }) => title);
    if (inState('unknown').length > 0) return { key: 'image', status: 'warning', data: { count } };
    const missing = inState('image-missing');
    const status = count > 0 && missing.length === 0 ? 'ok' : 'error';
    return { key: 'image', status, data: { ready: inState('ready').join(', '), missing: missing.join(', ') } };
  }

  private async disk(): Promise<ReadinessCheck> {
    const free = await this.space.free();
    return {
      key: 'disk',
      status: free < LEAST_DISK ? 'error' : 'ok',
      data: { freeGiB: round(free), leastGiB: round(LEAST_DISK) },
    };
  }

  private wallClock(): ReadinessCheck {
    const drift = this.clock.drift();
    return { key: 'clock', status: Math.abs(drift) > CLOCK_JUMP_MS ? 'warning' : 'ok', data: { driftMs: drift } };
  }

  private async slots(): Promise<ReadinessCheck> {
    const count = await this.dataSource
      .getRepository(SlotEntity)
      .countBy({ startsAt: MoreThan(this.clock.now() - 12 * 3_600_000) });
    return { key: 'slots', status: count === 0 ? 'warning' : 'ok', data: { count } };
  }
}

function memory(): ReadinessCheck {
  const free = freemem();
  return {
    key: 'memory',
    status: free < LEAST_MEMORY ? 'warning' : 'ok',
    data: { freeGiB: round(free), totalGiB: round(totalmem()), cores: availableParallelism() },
  };
}

const round = (bytes: number): number => Math.round((bytes / GIB) * 10) / 10;
