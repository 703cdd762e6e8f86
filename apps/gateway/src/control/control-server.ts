import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import { type Lease, type LeaseState, SignedLease } from '@e5b/contracts';
import type { ErrorCode } from '@e5b/exam-core';
import type { Logger } from 'pino';
import type { Registry } from 'prom-client';
import type { LeaseStore } from '../leases/lease-store.js';
import { type LeaseOrder, LeaseRefused } from '../leases/signed-lease.js';
import type { InFlight } from '../proxy/in-flight.js';

const MAX_BODY_BYTES = 16 * 1024;

export interface ControlServices {
  readonly leases: LeaseStore;
  readonly inFlight: InFlight;
  readonly registry: Registry;
  readonly health: () => { ready: boolean; details: Record<string, unknown> };
  /** What a sandbox's origin shows now. */
  readonly phaseOf: (lease: Lease) => LeaseState;
  /** After an order is in force. */
  readonly onChange: (sandbox: string, kind: LeaseOrder['kind']) => void;
  readonly log: Logger;
}

interface Answer {
  readonly status: number;
  readonly body: object | string;
}

const REFUSED: Record<LeaseRefused['reason'], { status: number; code: ErrorCode }> = {
  signature: { status: 403, code: 'FORBIDDEN' },
  shape: { status: 400, code: 'VALIDATION' },
  stale: { status: 409, code: 'STALE_VERSION' },
};

/** The api's door to the gateway, served on a unix socket that only their common user can open. */
export function createControlServer(services: ControlServices): Server {
  return createServer((req, res) => {
    answer(req, services)
      .catch((error: unknown) => asRefusal(error, services.log))
      .then(({ status, body }) => send(res, status, body))
      .catch((error: unknown) => services.log.error({ err: error }, 'control answer failed'));
  });
}

async function answer(req: IncomingMessage, services: ControlServices): Promise<Answer> {
  const { leases, inFlight } = services;
  const path = (req.url ?? '/').split('?', 1)[0] ?? '/';
  const sandbox = /^\/leases\/([a-z0-9]+)$/.exec(path)?.[1];
  switch (`${req.method} ${sandbox === undefined ? path : '/leases/:sandbox'}`) {
    case 'PUT /leases/:sandbox': {
      const version = await leases.apply(sandbox ?? '', 'lease', await readSigned(req));
      services.onChange(sandbox ?? '', 'lease');
      return { status: 200, body: { version, writesInFlight: inFlight.writesOf(sandbox ?? '') } };
    }
    case 'DELETE /leases/:sandbox': {
      const version = await leases.apply(sandbox ?? '', 'removal', await readSigned(req));
      services.onChange(sandbox ?? '', 'removal');
      return { status: 200, body: { version } };
    }
    case 'GET /leases':
      return {
        status: 200,
        body: leases.all().map((lease) => ({
          ...lease,
          phase: services.phaseOf(lease),
          writesInFlight: inFlight.writesOf(lease.sandbox),
        })),
      };
    case 'GET /health/live':
      return { status: 200, body: { status: 'ok' } };
    case 'GET /health/ready': {
      const { ready, details } = services.health();
      return { status: ready ? 200 : 503, body: { status: ready ? 'ok' : 'error', ...details } };
    }
    case 'GET /metrics':
      return { status: 200, body: await services.registry.metrics() };
    default:
      return { status: 404, body: { code: 'NOT_FOUND', data: {} } };
  }
}

async function readSigned(req: IncomingMessage): Promise<SignedLease> {
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of req) {
    chunks.push(chunk as Buffer);
    size += (chunk as Buffer).length;
    if (size > MAX_BODY_BYTES) throw new LeaseRefused('shape', 'too long');
  }
  try {
    return SignedLease.parse(JSON.parse(Buffer.concat(chunks).toString('utf8')));
  } catch {
    throw new LeaseRefused('shape', 'not a signed order');
  }
}

function asRefusal(error: unknown, log: Logger): Answer {
  if (error instanceof LeaseRefused) {
    const { status, code } = REFUSED[error.reason];
    log.warn({ reason: error.reason, detail: error.message }, 'lease refused');
    return { status, body: { code, data: { reason: error.message } } };
  }
  log.error({ err: error }, 'control request failed');
  return { status: 500, body: { code: 'INTERNAL', data: {} } };
}

function send(res: ServerResponse, status: number, body: object | string): void {
  const text = typeof body === 'string' ? body : JSON.stringify(body);
  const type = typeof body === 'string' ? 'text/plain; version=0.0.4' : 'application/json';
  res.writeHead(status, { 'Content-Type': `${type}; charset=utf-8` });
  res.end(text);
}
