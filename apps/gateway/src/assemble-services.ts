import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import type { Logger } from 'pino';
import { AccessLog } from './access/access-log.js';
import type { Config } from './config.js';
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
import type { SiteServices } from './site/site-services.js';
import type { Clock } from './system-clock.js';

/** Uploads of one sandbox under way at the same time may come to this many times the largest one. */
const SPOOL_FACTOR = 4;

export interface AssembledServices extends SiteServices {
  readonly agents: SandboxAgents;
  /** Lease files on disk that are not valid orders of the api. */
  readonly refusedLeaseFiles: readonly string[];
}

/** Puts the gateway together on its data directory; the leases on disk are in force when it resolves. */
export async function assembleServices(config: Config, log: Logger, clock: Clock): Promise<AssembledServices> {
  const at = (...parts: string[]): string => join(config.dataDir, ...parts);
  const spoolDirectory = at('run', 'spool');
  await mkdir(spoolDirectory, { recursive: true, mode: 0o700 });
  const keyPath = at('keys', 'api.pub.pem');
  const key = await ApiKey.waitFor(keyPath, () => log.info({ keyPath }, "waiting for the api's public key"));
  const leases = new LeaseStore(new LeaseFiles(at('leases')), key);
  const refusedLeaseFiles = await leases.load();
  if (refusedLeaseFiles.length > 0) log.error({ sandboxes: refusedLeaseFiles }, 'lease files refused');
  const inFlight = new InFlight();
  const agents = new SandboxAgents();
  const metrics = createMetrics({ inFlight: () => inFlight.size, leases: () => leases.all().length });
  return {
    config,
    clock,
    leases,
    refusedLeaseFiles,
    cookies: new EntryCookies(await cookieSecret(at('keys', 'gateway-cookie.key'))),
    desk: new TicketDesk(key, clock),
    proxy: new SandboxProxy(new SandboxSockets(at('run', 'sbx')), agents),
    agents,
    inFlight,
    budget: new SpoolBudget(config.maxUploadBytes * SPOOL_FACTOR),
    spoolDirectory,
    access: new AccessLog(at('journals'), (sandbox, error, first) => {
      metrics.journalFailures.inc();
      if (first) log.error({ err: error, sandbox }, 'access records are not being written');
    }),
    metrics,
    log,
  };
}
