import { mkdir } from 'node:fs/promises';
import type { Server } from 'node:http';
import { join } from 'node:path';
import type { Logger } from 'pino';
import { AccessLog } from './access/access-log.js';
import type { Config } from './config.js';
import { createControlServer } from './control/control-server.js';
import { listenOnSocket } from './control/control-socket.js';
import { EntryCookies } from './entry/entry-cookie.js';
import { TicketDesk } from './entry/ticket-desk.js';
import { ApiKey } from './keys/api-key.js';
import { cookieSecret } from './keys/cookie-secret.js';
import { LeaseFiles } from './leases/lease-files.js';
import { LeaseStore } from './leases/lease-store.js';
import { createMetrics } from './metrics.js';
import { InFlight } from './proxy/in-flight.js';
import { SandboxAgents } from './proxy/sandbox-agents.js';
import { SandboxProxy } from './proxy/sandbox-proxy.js';
import { SandboxSockets } from './proxy/sandbox-socket.js';
import { SpoolBudget } from './proxy/spool-budget.js';
import { createSiteServer } from './site/site-server.js';
import type { SiteServices } from './site/site-services.js';
import { type Clock, systemClock } from './system-clock.js';

/** Time that answers under way have left when the gateway is told to stop, in ms. */
const STOP_GRACE_MS = 5_000;
/** Uploads of one sandbox under way at the same time may come to this many times the largest one. */
const SPOOL_FACTOR = 4;

export interface RunningGateway {
  readonly noteUnexpected: () => void;
  /** Stops listening, lets answers under way end, closes the journals. */
  stop(): Promise<void>;
}

export interface StartOptions {
  readonly config: Config;
  readonly log: Logger;
  readonly clock?: Clock;
}

/** Starts the gateway on its data directory: leases from disk, then both servers. */
export async function startGateway({ config, log, clock = systemClock() }: StartOptions): Promise<RunningGateway> {
  const at = (...parts: string[]): string => join(config.dataDir, ...parts);
  const spoolDirectory = at('run', 'spool');
  await mkdir(spoolDirectory, { recursive: true, mode: 0o700 });
  const keyPath = at('keys', 'api.pub.pem');
  const key = await ApiKey.waitFor(keyPath, () => log.info({ keyPath }, "waiting for the api's public key"));
  const leases = new LeaseStore(new LeaseFiles(at('leases')), key);
  const refusedFiles = await leases.load();
  if (refusedFiles.length > 0) log.error({ sandboxes: refusedFiles }, 'lease files refused');
  const inFlight = new InFlight();
  const agents = new SandboxAgents();
  const metrics = createMetrics({ inFlight: () => inFlight.size, leases: () => leases.all().length });
  const problems = { journal: null as string | null, unexpected: 0 };
  const access = new AccessLog(at('journals'), (sandbox, error) => {
    metrics.journalFailures.inc();
    if (problems.journal === null) log.error({ err: error, sandbox }, 'access journal not written');
    problems.journal = (error as Error).message;
  });
  const services: SiteServices = {
    config,
    clock,
    leases,
    cookies: new EntryCookies(await cookieSecret(at('keys', 'gateway-cookie.key'))),
    desk: new TicketDesk(key, clock),
    proxy: new SandboxProxy(new SandboxSockets(at('run', 'sbx')), agents),
    inFlight,
    budget: new SpoolBudget(config.maxUploadBytes * SPOOL_FACTOR),
    spoolDirectory,
    access,
    metrics,
    log,
  };
  let ready = false;
  const site = createSiteServer(services, () => ready);
  const control = createControlServer({
    leases,
    inFlight,
    registry: metrics.registry,
    health: () => ({ ready, details: { leases: leases.all().length, refusedFiles, ...problems } }),
    onRemoved: (sandbox) => {
      agents.drop(sandbox);
      void access.close(sandbox);
    },
    log,
  });
  await listen(site, config);
  await listenOnSocket(control, at('run', 'gateway.sock'));
  const unwatch = inFlight.watch();
  ready = true;
  log.info({ host: config.host, port: config.port, leases: leases.all().length }, 'gateway ready');
  return {
    noteUnexpected: () => {
      problems.unexpected += 1;
      metrics.unexpectedErrors.inc();
    },
    stop: async () => {
      ready = false;
      await Promise.all([closeServer(site), closeServer(control)]);
      unwatch();
      agents.dropAll();
      await access.closeAll();
    },
  };
}

function listen(server: Server, { host, port }: Config): Promise<void> {
  return new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen({ host, port }, () => {
      server.off('error', reject);
      resolve();
    });
  });
}

async function closeServer(server: Server): Promise<void> {
  const closed = new Promise<void>((resolve) => server.close(() => resolve()));
  server.closeIdleConnections();
  const cut = setTimeout(() => server.closeAllConnections(), STOP_GRACE_MS);
  await closed;
  clearTimeout(cut);
}
