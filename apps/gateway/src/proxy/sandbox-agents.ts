import { Agent } from 'node:http';

/** Requests of one sandbox served at the same time; a browser opens six per origin. */
const MAX_SOCKETS = 16;
/** Idle connections kept per sandbox: each holds one of Apache's few processes. */
const MAX_FREE_SOCKETS = 2;
/** Shorter than Apache's own 5 s, so that the gateway is the one who closes. */
const IDLE_MS = 3000;

/** Connections to one sandbox. */
export interface SandboxConnections {
  /** Kept alive; for requests that may be sent twice when a kept connection turns out to be closed. */
  readonly kept: Agent;
  /** A new connection each time; for writes, which are never sent twice. */
  readonly fresh: Agent;
}

/** One pair of agents per sandbox, so that a busy or hanging one never takes the others' connections. */
export class SandboxAgents {
  private readonly agents = new Map<string, SandboxConnections>();

  of(sandbox: string): SandboxConnections {
    let pair = this.agents.get(sandbox);
    if (!pair) {
      pair = {
        kept: new Agent({
          keepAlive: true,
          maxSockets: MAX_SOCKETS,
          maxFreeSockets: MAX_FREE_SOCKETS,
          timeout: IDLE_MS,
          scheduling: 'lifo',
        }),
        fresh: new Agent({ keepAlive: false, maxSockets: MAX_SOCKETS }),
      };
      this.agents.set(sandbox, pair);
    }
    return pair;
  }

  /** Ends a sandbox's connections. */
  drop(sandbox: string): void {
    const pair = this.agents.get(sandbox);
    pair?.kept.destroy();
    pair?.fresh.destroy();
    this.agents.delete(sandbox);
  }

  dropAll(): void {
    for (const sandbox of [...this.agents.keys()]) this.drop(sandbox);
  }
}
