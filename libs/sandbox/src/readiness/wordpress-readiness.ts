import type { CmsCredentials } from '../recipes/cms-recipe.js';
import type { StartedSandbox } from '../sandbox.js';
import { type ReadinessOptions, type ReadinessTimings, ReadinessWait } from './readiness.js';
import { socketRequest } from './socket-request.js';

/**
 * Opens the front page, signs in, opens the dashboard and signs out again, all over http.sock.
 * A page that is not there yet is asked for again until the deadline.
 * @throws SandboxError `NOT_READY` with the last answer seen, `ABORTED`
 */
export async function wordpressReadiness(
  sandbox: StartedSandbox,
  credentials: CmsCredentials,
  options: ReadinessOptions,
): Promise<ReadinessTimings> {
  const wait = new ReadinessWait(sandbox, options);
  const ask = (path: string, more: { cookie?: string; form?: Record<string, string> } = {}) =>
    socketRequest(sandbox.sockets.http, { origin: sandbox.origin, path, signal: wait.signal, ...more });

  await wait.until(
    () => ask('/'),
    (answer) => answer.status === 200,
  );
  const frontMs = wait.elapsedMs();
  const form = { log: credentials.login, pwd: credentials.password, testcookie: '1' };
  const signedIn = await wait.until(
    () => ask('/wp-login.php', { form, cookie: 'wordpress_test_cookie=WP%20Cookie%20check' }),
    (answer) => answer.status === 302 && answer.cookies.includes('wordpress_logged_in_'),
  );
  const signedInMs = wait.elapsedMs();
  const dashboard = await wait.until(
    () => ask('/wp-admin/', { cookie: signedIn.cookies }),
    (answer) => answer.status === 200 && answer.body.includes('id="wpadminbar"'),
  );
  const backOfficeMs = wait.elapsedMs();
  const logout = /wp-login\.php\?action=logout&(?:amp;|#038;)?_wpnonce=[0-9a-f]+/.exec(dashboard.body)?.[0];
  if (logout) await ask(`/${logout.replace(/&(amp|#038);/, '&')}`, { cookie: signedIn.cookies }).catch(() => undefined);
  return { frontMs, signedInMs, backOfficeMs };
}
