import type { Logger } from 'pino';
import type { AccessLog } from '../access/access-log.js';
import type { Config } from '../config.js';
import type { EntryCookies } from '../entry/entry-cookie.js';
import type { TicketDesk } from '../entry/ticket-desk.js';
import type { LeaseStore } from '../leases/lease-store.js';
import type { Metrics } from '../metrics.js';
import type { InFlight } from '../proxy/in-flight.js';
import type { SandboxProxy } from '../proxy/sandbox-proxy.js';
import type { SpoolBudget } from '../proxy/spool-budget.js';
import type { Clock } from '../system-clock.js';

/** What serving a site needs; put together once, in gateway.ts. */
export interface SiteServices {
  readonly config: Config;
  readonly clock: Clock;
  readonly leases: LeaseStore;
  readonly cookies: EntryCookies;
  readonly desk: TicketDesk;
  readonly proxy: SandboxProxy;
  readonly inFlight: InFlight;
  readonly budget: SpoolBudget;
  readonly spoolDirectory: string;
  readonly access: AccessLog;
  readonly metrics: Metrics;
  readonly log: Logger;
}
