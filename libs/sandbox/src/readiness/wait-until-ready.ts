import type { CmsCredentials } from '../recipes/cms-recipe.js';
import type { StartedSandbox } from '../sandbox.js';
import { prestashopReadiness } from './prestashop-readiness.js';
import type { ReadinessOptions, ReadinessTimings } from './readiness.js';
import { wordpressReadiness } from './wordpress-readiness.js';

const PROBES = { wordpress: wordpressReadiness, prestashop: prestashopReadiness };

/**
 * Waits until the sandbox's CMS really works: front page served, back office opened with the given account.
 * @throws SandboxError `NOT_READY` after the deadline, `ABORTED`
 */
export function waitUntilReady(
  sandbox: StartedSandbox,
  credentials: CmsCredentials,
  options: ReadinessOptions,
): Promise<ReadinessTimings> {
  return PROBES[sandbox.cms](sandbox, credentials, options);
}
