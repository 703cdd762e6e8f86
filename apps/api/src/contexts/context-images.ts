import type { ContextState, InstalledContext } from '@e5b/contracts';
import { DomainError } from '@e5b/exam-core';
import { type ContainerRuntime, type ImageBaker, RuntimeUnavailable, SandboxError } from '@e5b/sandbox';
import { Inject, Injectable, Logger, type OnApplicationBootstrap, type OnApplicationShutdown } from '@nestjs/common';
import { Beat } from '../common/beat.js';
import { Clock } from '../common/clock.js';
import { CONTAINER_RUNTIME } from '../engine/container-runtime.provider.js';
import { IMAGE_BAKER } from '../engine/image-baker.provider.js';
import { EventBus } from '../events/event-bus.js';
import { ContextTrust } from './context-trust.js';
import { InstalledContexts } from './installed-contexts.js';
import type { ReferenceContextEntity } from './reference-context.entity.js';

const BEAT_MS = 30_000;

/** Whether the image of each context is still the one that passed its self-test: looked at again at start and before use. */
@Injectable()
export class ContextImages implements OnApplicationBootstrap, OnApplicationShutdown {
  private readonly logger = new Logger(ContextImages.name);
  private readonly beat = new Beat(ContextImages.name, BEAT_MS, () => this.look());
  private states = new Map<string, ContextState>();

  constructor(
    private readonly contexts: InstalledContexts,
    private readonly trust: ContextTrust,
    private readonly clock: Clock,
    private readonly events: EventBus,
    @Inject(IMAGE_BAKER) private readonly baker: ImageBaker,
    @Inject(CONTAINER_RUNTIME) private readonly runtime: ContainerRuntime,
  ) {}

  onApplicationBootstrap(): void {
    this.beat.start();
  }

  async onApplicationShutdown(): Promise<void> {
    await this.beat.stop();
  }

  /** As of the last look. */
  stateOf(contextId: string): ContextState {
    return this.states.get(contextId) ?? 'unknown';
  }

  /** Looks again now. */
  async refresh(): Promise<void> {
    await this.look();
  }

  /** @throws SandboxError IMAGE_MISSING when the image is not the one that was tested; RuntimeUnavailable */
  async requireImage(context: ReferenceContextEntity): Promise<void> {
    if (context.packSha256 === null) return;
    const image = await this.baker.find(context.packSha256);
    if (image === null || image.id !== context.imageId)
      throw new SandboxError('IMAGE_MISSING', `The image of ${context.code} is not the one that was tested`);
  }

  /**
   * Before a slot is opened. A context withdrawn by the national team is never used; one out of its dates only to rehearse.
   * @throws DomainError CONTEXT_NOT_READY (`reason`: context-withdrawn, context-out-of-date, context-image-missing)
   */
  async requireUsable(contextId: string, { rehearsal }: { rehearsal: boolean }): Promise<void> {
    const context = await this.contexts.find(contextId);
    if (!context || context.packSha256 === null) return;
    const warning = this.warningOf(context, await this.trust.revokedPacks());
    if (warning === 'withdrawn' || (warning === 'out-of-date' && !rehearsal)) throw notReady(context, warning);
    const state = await this.stateNow(context);
    this.states.set(context.id, state);
    // An engine that is away is said by the preparation, which goes on by itself once it is back.
    if (state === 'image-missing') throw notReady(context, state);
  }

  /** Why it must not serve an exam although its image is there, or null. */
  warningOf(context: ReferenceContextEntity, revokedPacks: ReadonlySet<string>): InstalledContext['warning'] {
    const { packSha256, notBefore, notAfter } = context;
    const now = this.clock.now();
    if (packSha256 !== null && revokedPacks.has(packSha256)) return 'withdrawn';
    return (notBefore !== null && now < notBefore) || (notAfter !== null && now > notAfter) ? 'out-of-date' : null;
  }

  private async look(): Promise<void> {
    const next = new Map<string, ContextState>();
    for (const context of [...(await this.contexts.all()), ...(await this.contexts.blanks())]) {
      const state = await this.stateNow(context);
      next.set(context.id, state);
      if (state === 'image-missing' && this.states.get(context.id) !== state)
        this.logger.warn({ context: context.code }, 'The image of a context is not there any more');
    }
    const changed = next.size !== this.states.size || [...next].some(([id, state]) => this.states.get(id) !== state);
    this.states = next;
    if (changed) this.events.emit('contexts.changed', {});
  }

  private async stateNow(context: ReferenceContextEntity): Promise<ContextState> {
    try {
      if (context.packSha256 === null) return (await this.runtime.hasImage(context.image)) ? 'ready' : 'image-missing';
      await this.requireImage(context);
      return 'ready';
    } catch (error) {
      if (error instanceof RuntimeUnavailable) return 'unknown';
      if (error instanceof SandboxError) return 'image-missing';
      throw error;
    }
  }
}

function notReady({ title }: ReferenceContextEntity, reason: string): DomainError {
  return new DomainError('CONTEXT_NOT_READY', { reason: `context-${reason}`, context: title });
}
