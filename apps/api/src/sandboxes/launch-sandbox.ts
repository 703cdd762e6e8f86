import { randomBytes, randomInt, randomUUID } from 'node:crypto';
import { DomainError } from '@e5b/exam-core';
import { type ContainerRuntime, provision, SandboxError } from '@e5b/sandbox';
import { Inject, Injectable, Logger, type OnApplicationShutdown } from '@nestjs/common';
import { DataSource, type EntityManager } from 'typeorm';
import { Clock } from '../common/clock.js';
import { Settings } from '../config/settings.js';
import { ContextImages } from '../contexts/context-images.js';
import { ReferenceContextEntity } from '../contexts/reference-context.entity.js';
import { CONTAINER_RUNTIME } from '../engine/container-runtime.provider.js';
import { EventBus } from '../events/event-bus.js';
import { toDomainError } from './engine.js';
import { Leases } from './leases.js';
import { lockSandbox } from './lock-sandbox.js';
import { SandboxEntity } from './sandbox.entity.js';

const LETTERS = 'abcdefghijklmnopqrstuvwxyz';
const LETTERS_AND_DIGITS = `${LETTERS}0123456789`;
const pick = (from: string): string => from.charAt(randomInt(from.length));

/** Eight characters, a letter first: a name that is never given twice in practice. */
function newName(): string {
  return pick(LETTERS) + Array.from({ length: 7 }, () => pick(LETTERS_AND_DIGITS)).join('');
}

/** Makes sandboxes: first the row, then the container, then the row again under its lock. */
@Injectable()
export class LaunchSandbox implements OnApplicationShutdown {
  private readonly logger = new Logger(LaunchSandbox.name);
  private readonly underWay = new Map<string, { done: Promise<void>; giveUp: AbortController }>();
  private stopping = false;

  constructor(
    private readonly db: DataSource,
    private readonly settings: Settings,
    private readonly clock: Clock,
    private readonly events: EventBus,
    private readonly leases: Leases,
    private readonly images: ContextImages,
    @Inject(CONTAINER_RUNTIME) private readonly runtime: ContainerRuntime,
  ) {}

  /** Writes the row of a sandbox to be made, in the caller's transaction. Call `launch` after the commit. */
  async reserve(manager: EntityManager, contextId: string): Promise<SandboxEntity> {
    const name = newName();
    return manager.save(
      manager.create(SandboxEntity, {
        name,
        contextId,
        state: 'creating',
        launchId: randomUUID(),
        origin: this.settings.sandboxOrigin(name),
        platformPassword: randomBytes(24).toString('base64url'),
        createdAt: this.clock.now(),
      }),
    );
  }

  isUnderWay(name: string): boolean {
    return this.underWay.has(name);
  }

  /**
   * Makes the container of a row in state `creating`; a launch under way is shared. Whatever an earlier launch left is
   * removed first, so that a killed api simply launches again.
   * @throws DomainError ENGINE_UNAVAILABLE, SANDBOX_NOT_READY (`reason`: a SandboxErrorCode); the row is then `failed`
   */
  launch(name: string): Promise<void> {
    const running = this.underWay.get(name);
    if (running) return running.done;
    const giveUp = new AbortController();
    const done = this.run(name, giveUp.signal).finally(() => this.underWay.delete(name));
    this.underWay.set(name, { done, giveUp });
    return done;
  }

  /** Ends a launch under way; what it made is removed by itself. */
  giveUp(name: string): void {
    this.underWay.get(name)?.giveUp.abort();
  }

  /** The rows stay « creating »: the next start launches them again. */
  async onApplicationShutdown(): Promise<void> {
    this.stopping = true;
    const launches = [...this.underWay.values()];
    for (const { giveUp } of launches) giveUp.abort();
    await Promise.allSettled(launches.map(({ done }) => done));
  }

  private async run(name: string, signal: AbortSignal): Promise<void> {
    const launchId = randomUUID();
    const row = await this.claim(name, launchId);
    try {
      await this.make(row, signal);
      await this.settle(row, launchId);
    } catch (error) {
      if (!this.stopping) await this.fail(row, launchId, error);
      throw toDomainError(error);
    } finally {
      this.events.emit('sandbox.changed', { sandbox: name });
    }
    await this.leases
      .deliver(name)
      .catch(() => this.logger.warn(`The gateway did not take the first lease of ${name} yet`));
  }

  private claim(name: string, launchId: string): Promise<SandboxEntity> {
    return this.db.transaction(async (manager) => {
      const row = await lockSandbox(manager, name);
      if (row.state !== 'creating') throw new DomainError('SANDBOX_NOT_READY', { reason: row.state });
      row.launchId = launchId;
      return manager.save(row);
    });
  }

  private async make({ name, contextId, origin, platformPassword }: SandboxEntity, signal: AbortSignal): Promise<void> {
    const context = await this.db.getRepository(ReferenceContextEntity).findOneByOrFail({ id: contextId });
    await this.images.requireImage(context);
    const account = context.manifest.accounts[0];
    if (!account) throw new SandboxError('SPEC_INVALID', `The context ${context.code} has no account`);
    const { instance, sandboxes } = this.settings.paths;
    const socketDir = `${sandboxes}/${name}`;
    await this.runtime.remove({ instance, name });
    const spec = { name, instance, cms: context.cms, image: context.image, origin, socketDir, platformPassword };
    const { timings } = await provision(this.runtime, spec, account, { signal });
    this.logger.log({ sandbox: name, ...timings }, 'A sandbox is ready');
  }

  private settle({ name }: SandboxEntity, launchId: string): Promise<void> {
    return this.db.transaction(async (manager) => {
      const row = await lockSandbox(manager, name);
      if (row.launchId !== launchId || row.state !== 'creating') {
        throw new SandboxError('ABORTED', `${name} was given up while it was being made`);
      }
      row.state = 'ready';
      row.readyAt = this.clock.now();
      row.failure = null;
      await manager.save(row);
      await this.leases.write(manager, name, { state: 'waiting', opensAt: null, closesAt: null });
    });
  }

  private async fail({ name }: SandboxEntity, launchId: string, error: unknown): Promise<void> {
    const givenUp = error instanceof SandboxError && error.code === 'ABORTED';
    if (givenUp) this.logger.log(`The making of ${name} was given up`);
    else this.logger.error({ err: error, sandbox: name }, 'A sandbox could not be made');
    await this.runtime.remove({ instance: this.settings.paths.instance, name }).catch(() => undefined);
    await this.db.transaction(async (manager) => {
      const row = await lockSandbox(manager, name);
      if (row.launchId !== launchId || row.state !== 'creating') return;
      row.state = 'failed';
      row.failure = error instanceof SandboxError ? error.code : 'INTERNAL';
      await manager.save(row);
    });
  }
}
