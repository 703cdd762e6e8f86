import type { CmsCredentials } from '../recipes/cms-recipe.js';
import { PRESTASHOP_RECIPE } from '../recipes/prestashop-recipe.js';
import type { StartedSandbox } from '../sandbox.js';
import { decoded } from './html-form.js';
import { prestashopSignIn } from './prestashop-sign-in.js';
import { type ReadinessOptions, type ReadinessTimings, ReadinessWait } from './readiness.js';
import { SocketVisitor } from './socket-visitor.js';

const OFFICE = PRESTASHOP_RECIPE.backOfficePath;
const SIGN_OUT = /href="([^"]*(?:\/logout\b|[?&](?:amp;)?logout\b)[^"]*)"/;

/**
 * Opens the front page, signs in through the back office's own form, follows it to the dashboard and signs out again, all over
 * http.sock. A page that is not there yet is asked for again until the deadline.
 * @throws SandboxError `NOT_READY` with the last answer seen, `ABORTED`
 */
export async function prestashopReadiness(
  sandbox: StartedSandbox,
  credentials: CmsCredentials,
  options: ReadinessOptions,
): Promise<ReadinessTimings> {
  const wait = new ReadinessWait(sandbox, options);
  await wait.until(
    () => new SocketVisitor(sandbox, wait.signal).visit('/'),
    (page) => page.status === 200,
  );
  const frontMs = wait.elapsedMs();
  const form = await wait.until(
    async () => {
      const visitor = new SocketVisitor(sandbox, wait.signal);
      return { visitor, ...(await visitor.visit(OFFICE)) };
    },
    (page) => page.status === 200 && page.body.includes('name="passwd"'),
  );
  const { visitor } = form;
  const landing = await wait.until(
    () => prestashopSignIn(visitor, form, credentials),
    (page) => page.status === 200 && SIGN_OUT.test(page.body),
  );
  const signedInMs = wait.elapsedMs();
  const dashboard = await wait.until(
    () => visitor.visit(landing.path),
    (page) => page.status === 200 && SIGN_OUT.test(page.body),
  );
  const backOfficeMs = wait.elapsedMs();
  const signOut = SIGN_OUT.exec(dashboard.body)?.[1];
  if (signOut) await visitor.visit(decoded(signOut)).catch(() => undefined);
  return { frontMs, signedInMs, backOfficeMs };
}
