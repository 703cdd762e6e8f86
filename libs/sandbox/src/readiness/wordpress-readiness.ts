import { setTimeout as delay } from 'node:timers/promises';
import type { CmsCredentials } from '../recipes/cms-recipe.js';
import type { StartedSandbox } from '../sandbox.js';
import { SandboxError } from '../sandbox-error.js';
import { type SocketAnswer, socketRequest } from './socket-request.js';

export interface ReadinessOptions {
  timeoutMs: number;
  signal?: AbortSignal;
}

/** Milliseconds since the wait began. */
export interface ReadinessTimings {
  readonly frontMs: number;
  readonly signedInMs: number;
  readonly backOfficeMs: number;
}

const PROBE_PAUSE_MS = 15;

/**
 * Opens the front page, signs in, opens the dashboard and signs out again, all over http.sock.
 * A page that is not there yet is asked for again until the deadline.
 * @throws SandboxError `NOT_READY` with the last answer seen, `ABORTED`
 */
export async function wordpressReadiness(
  sandbox: StartedSandbox,
  credentials: CmsCredentials,
  { timeoutMs, signal }: ReadinessOptions,
): Promise<ReadinessTimings> {
  const begun = performance.now();
  const deadline = AbortSignal.timeout(timeoutMs);
  const either = signal ? AbortSignal.any([deadline, signal]) : deadline;
  const since = () => performance.now() - begun;
  let last = 'no answer';
  const ask = (path: string, more: { cookie?: string; form?: Record<string, string> } = {}) =>
    socketRequest(sandbox.sockets.http, { origin: sandbox.origin, path, signal: either, ...more });
  const until = async (attempt: () => Promise<SocketAnswer>, good: (answer: SocketAnswer) => boolean) => {
    for (;;) {
      const answer = await attempt().catch((error: unknown) => {
        last = error instanceof Error ? error.message : String(error);
        return null;
      });
      if (answer && good(answer)) return answer;
      if (answer) last = `HTTP ${answer.status}`;
      if (either.aborted) throw gaveUp(sandbox.name, last, signal);
      await delay(PROBE_PAUSE_MS, undefined, { signal: either }).catch(() => undefined);
    }
  };

  await until(
    () => ask('/'),
    (answer) => answer.status === 200,
  );
  const frontMs = since();
  const form = { log: credentials.login, pwd: credentials.password, testcookie: '1' };
  const signedIn = await until(
    () => ask('/wp-login.php', { form, cookie: 'wordpress_test_cookie=WP%20Cookie%20check' }),
    (answer) => answer.status === 302 && answer.cookies.includes('wordpress_logged_in_'),
  );
  const signedInMs = since();
  const dashboard = await until(
    () => ask('/wp-admin/', { cookie: signedIn.cookies }),
    (answer) => answer.status === 200 && answer.body.includes('id="wpadminbar"'),
  );
  const backOfficeMs = since();
  const logout = /wp-login\.php\?action=logout&(?:amp;|#038;)?_wpnonce=[0-9a-f]+/.exec(dashboard.body)?.[0];
  if (logout) await ask(`/${logout.replace(/&(amp|#038);/, '&')}`, { cookie: signedIn.cookies }).catch(() => undefined);
  return { frontMs, signedInMs, backOfficeMs };
}

function gaveUp(name: string, last: string, signal?: AbortSignal): SandboxError {
  if (signal?.aborted)
    return new SandboxError('ABORTED', `The wait for ${name} was given up`, { cause: signal.reason });
  return new SandboxError('NOT_READY', `${name} did not become ready in time; last seen: ${last}`);
}
