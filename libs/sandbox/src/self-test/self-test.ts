import { SocketVisitor } from '../readiness/socket-visitor.js';
import type { CmsCredentials } from '../recipes/cms-recipe.js';
import type { StartedSandbox } from '../sandbox.js';
import type { SandboxCms } from '../sandbox-cms.js';
import { SandboxError } from '../sandbox-error.js';
import { type BackOfficeTrial, TrialFailed } from './back-office-trial.js';
import { PrestashopTrial } from './prestashop-trial.js';
import { WordpressTrial } from './wordpress-trial.js';

export type SelfTestStepName = 'front' | 'sign-in' | 'editor' | 'save' | 'undo';

export interface SelfTestStep {
  readonly name: SelfTestStepName;
  /** How long it took; null when it failed. */
  readonly ms: number | null;
  readonly ok: boolean;
  /** In French, for people: what was seen instead. */
  readonly problem: string | null;
}

export interface SelfTestOptions {
  signal: AbortSignal;
  onStep?: (name: SelfTestStepName) => void;
  /** For all steps together. Default 120 000. */
  timeoutMs?: number;
}

const TRIALS: Record<SandboxCms, (visitor: SocketVisitor) => BackOfficeTrial> = {
  wordpress: (visitor) => new WordpressTrial(visitor),
  prestashop: (visitor) => new PrestashopTrial(visitor),
};

/**
 * Uses a sandbox whose site is ready as an author does: front page, back office, something new written, kept and removed again.
 * The step that fails is the last of the report. For a sandbox that is thrown away: drafts and traces of the visit stay in it.
 * @throws SandboxError `ABORTED`
 */
export async function selfTest(
  sandbox: StartedSandbox,
  account: CmsCredentials,
  { signal, onStep, timeoutMs = 120_000 }: SelfTestOptions,
): Promise<SelfTestStep[]> {
  const deadline = AbortSignal.timeout(timeoutMs);
  const trial = TRIALS[sandbox.cms](new SocketVisitor(sandbox, AbortSignal.any([signal, deadline])));
  const acts: Record<SelfTestStepName, () => Promise<void>> = {
    front: () => trial.front(),
    'sign-in': () => trial.signIn(account),
    editor: () => trial.editor(),
    save: () => trial.save(),
    undo: () => trial.undo(),
  };
  const steps: SelfTestStep[] = [];
  for (const [name, act] of Object.entries(acts) as [SelfTestStepName, () => Promise<void>][]) {
    onStep?.(name);
    const begun = performance.now();
    try {
      await act();
      steps.push({ name, ms: Math.round(performance.now() - begun), ok: true, problem: null });
    } catch (error) {
      if (signal.aborted) throw new SandboxError('ABORTED', 'The self-test was given up', { cause: signal.reason });
      const problem = deadline.aborted ? 'pas de réponse à temps' : problemOf(error);
      return [...steps, { name, ms: null, ok: false, problem }];
    }
  }
  return steps;
}

function problemOf(error: unknown): string {
  if (error instanceof TrialFailed) return error.message;
  return `le site ne répond pas : ${error instanceof Error ? error.message : String(error)}`;
}
