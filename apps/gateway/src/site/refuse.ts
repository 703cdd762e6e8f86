import type { IncomingMessage, ServerResponse } from 'node:http';
import { STATUS_CODES } from 'node:http';
import type { Duplex } from 'node:stream';
import type { RefusalReason } from '../refusals/refusal.js';
import { refusalResponse } from '../refusals/refusal-response.js';
import type { SiteServices } from './site-services.js';

/** How long the rest of a refused upload is read and thrown away, so that the browser gets to read the answer. */
const LINGER_MS = 60_000;

type Services = Pick<SiteServices, 'config' | 'metrics'>;

/** Answers in the sandbox's place. When an answer has begun already, it is cut. @returns bytes of the body */
export function refuse(
  req: IncomingMessage,
  res: ServerResponse,
  reason: RefusalReason,
  { config, metrics }: Services,
): number {
  metrics.refusals.inc({ reason });
  if (res.headersSent || res.destroyed) {
    res.destroy();
    return 0;
  }
  const { status, headers, body } = refusalResponse(reason, req, config.platformOrigin);
  res.writeHead(status, headers);
  res.end(req.method === 'HEAD' ? undefined : body);
  if (!req.complete) linger(req);
  return req.method === 'HEAD' ? 0 : Buffer.byteLength(body);
}

/** Closing at once would reset the connection, and the browser would show its own error instead of ours. */
function linger(req: IncomingMessage): void {
  const timer = setTimeout(() => req.socket.destroy(), LINGER_MS);
  timer.unref();
  req.once('close', () => clearTimeout(timer));
  req.resume();
}

/** Refuses a WebSocket before it is one. */
export function refuseUpgrade(
  req: IncomingMessage,
  socket: Duplex,
  reason: RefusalReason,
  { config, metrics }: Services,
): void {
  metrics.refusals.inc({ reason });
  const { status, headers, body } = refusalResponse(reason, req, config.platformOrigin);
  const lines = Object.entries({ ...headers, Connection: 'close' }).map(([name, value]) => `${name}: ${value}`);
  socket.end(`HTTP/1.1 ${status} ${STATUS_CODES[status] ?? ''}\r\n${lines.join('\r\n')}\r\n\r\n${body}`);
}
