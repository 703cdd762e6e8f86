import { randomBytes } from 'node:crypto';
import type { CmsAccount, ContextSelfTest } from '@e5b/contracts';
import { type BakedImage, type ContainerRuntime, provision, SandboxError, selfTest } from '@e5b/sandbox';
import { Inject, Injectable } from '@nestjs/common';
import { Settings } from '../config/settings.js';
import { CONTAINER_RUNTIME } from '../engine/container-runtime.provider.js';
import { selfTestInstance } from './self-test-instance.js';

interface TryOptions {
  signal: AbortSignal;
  onStep: (name: ContextSelfTest['steps'][number]['name']) => void;
}

/** Uses a baked image once, in a sandbox of its own that is gone afterwards. */
@Injectable()
export class TryContext {
  constructor(
    private readonly settings: Settings,
    @Inject(CONTAINER_RUNTIME) private readonly runtime: ContainerRuntime,
  ) {}

  /**
   * @param name of the sandbox; what an earlier try left of it is removed
   * @throws RuntimeUnavailable; SandboxError ABORTED
   */
  async run(name: string, image: BakedImage, account: CmsAccount, options: TryOptions): Promise<ContextSelfTest> {
    const spec = {
      name,
      instance: selfTestInstance(this.settings),
      cms: image.cms,
      image: image.tag,
      origin: this.settings.sandboxOrigin(name),
      socketDir: `${this.settings.paths.sandboxes}/${name}`,
      platformPassword: randomBytes(24).toString('base64url'),
    };
    await this.runtime.remove(spec);
    const { signal, onStep } = options;
    try {
      onStep('start');
      const { sandbox, timings } = await provision(this.runtime, spec, account, { signal });
      const started = timings.startedMs + timings.backOfficeMs;
      const steps = await selfTest(sandbox, account, { signal, onStep });
      return {
        ready: steps.every(({ ok }) => ok),
        steps: [{ name: 'start', ms: Math.round(started), ok: true, problem: null }, ...steps],
      };
    } catch (error) {
      if (!(error instanceof SandboxError) || error.code !== 'NOT_READY') throw error;
      return { ready: false, steps: [{ name: 'start', ms: null, ok: false, problem: error.message }] };
    } finally {
      await this.runtime.remove(spec);
    }
  }
}
