import type { CmsCredentials } from '../recipes/cms-recipe.js';
import type { StartedSandbox } from '../sandbox.js';
import { SandboxError } from '../sandbox-error.js';
import { type ReadinessOptions, type ReadinessTimings, wordpressReadiness } from './wordpress-readiness.js';

/**
 * Waits until the sandbox's CMS really works: front page served, back office opened with the given account.
 * @throws SandboxError `NOT_READY` after the deadline, `ABORTED`
 */
export function waitUntilReady(
  sandbox: StartedSandbox,
  credentials: CmsCredentials,
  options: ReadinessOptions,
): Promise<ReadinessTimings> {
  if (sandbox.cms === 'wordpress') return wordpressReadiness(sandbox, credentials, options);
  return Promise.reject(new SandboxError('SPEC_INVALID', `There is no readiness probe for ${sandbox.cms}`));
}
