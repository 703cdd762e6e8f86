import type { Server } from 'node:http';
import { join } from 'node:path';
import type { Logger } from 'pino';
import { type AssembledServices, assembleServices } from './assemble-services.js';
import type { Config } from './config.js';
import { createControlServer } from './control/control-server.js';
import { listenOnSocket } from './control/control-socket.js';
import { phaseAt } from './leases/window-phase.js';
import { createSiteServer } from './site/site-server.js';
import { type Clock, systemClock, trustedTime } from './system-clock.js';

/** Time that answers under way have left when the gateway is told to stop, in ms. */
const STOP_GRACE_MS = 5_000;

export interface RunningGateway {
  /** Counts a fault that no request was expected to cause. */
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
  const services = await assembleServices(config, log, clock);
  const { inFlight, agents, access, leases, metrics } = services;
  const state = { ready: false, unexpected: 0 };
  const site = createSiteServer(services, () => state.ready);
  const control = createControl(services, state);
  await listen(site, config);
  await listenOnSocket(control, join(config.dataDir, 'run', 'gateway.sock'));
  const unwatch = inFlight.watch();
  state.ready = true;
  log.info({ host: config.host, port: config.port, leases: leases.all().length }, 'gateway ready');
  return {
    noteUnexpected: () => {
      state.unexpected += 1;
      metrics.unexpectedErrors.inc();
    },
    stop: async () => {
      state.ready = false;
      inFlight.stopWebSockets();
      await Promise.all([closeServer(site), closeServer(control)]);
      unwatch();
      agents.dropAll();
      await access.closeAll();
    },
  };
}

function createControl(services: AssembledServices, state: { ready: boolean; unexpected: number }): Server {
  const { leases, inFlight, metrics, access, agents, clock, log, refusedLeaseFiles } = services;
  return createControlServer({
    leases,
    inFlight,
    registry: metrics.registry,
    phaseOf: (lease) => phaseAt(lease, trustedTime(clock, lease.clock)),
    health: () => ({
      ready: state.ready,
      details: {
        leases: leases.all().length,
        refusedLeaseFiles,
        journal: access.lastProblem,
        unexpectedErrors: state.unexpected,
      },
    }),
    onChange: (sandbox, kind) => {
      inFlight.sweep();
      if (kind === 'lease') return;
      agents.drop(sandbox);
      void access.close(sandbox);
    },
    log,
  });
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
