import type { IncomingMessage } from 'node:http';
import type { Duplex } from 'node:stream';
import { requestHeaders } from '../http/request-headers.js';
import { recordExchange } from './record-exchange.js';
import { refuseUpgrade } from './refuse.js';
import { addressee, beginExchange } from './screen.js';
import type { SiteServices } from './site-services.js';

/** Joins a WebSocket to its sandbox under the rules of a write, and cuts it when the window closes; never throws. */
export async function serveUpgrade(
  req: IncomingMessage,
  socket: Duplex,
  head: Buffer,
  services: SiteServices,
): Promise<void> {
  socket.on('error', () => socket.destroy());
  const target = addressee(req, services);
  const asked = req.headers.upgrade?.toLowerCase() === 'websocket' && req.method === 'GET';
  if (target.kind === 'refused' || !asked) {
    refuseUpgrade(req, socket, target.kind === 'refused' ? target.reason : 'bad-request', services);
    return;
  }
  const exchange = beginExchange(req, target.lease, services, { webSocket: true });
  exchange.stage = 'websocket';
  const refused = exchange.verdict() ?? (sameOrigin(req) ? null : 'bad-origin');
  if (refused) {
    exchange.refusal = refused;
    refuseUpgrade(req, socket, refused, services);
    recordExchange(exchange, 403, services);
    return;
  }
  const leave = services.inFlight.add(exchange);
  exchange.signal.addEventListener('abort', () => socket.destroy(), { once: true });
  const headers = requestHeaders(req.headers, { method: 'GET', proto: 'http', bodyLength: null });
  req.headers = { ...headers, connection: 'Upgrade', upgrade: 'websocket' };
  try {
    await services.proxy.join(req, socket, head, exchange.sandbox);
  } catch (error) {
    services.metrics.upstreamErrors.inc();
    services.log.warn({ err: error, sandbox: exchange.sandbox }, 'sandbox did not take the WebSocket');
    exchange.refusal ??= 'repairing';
    if (socket.writable) refuseUpgrade(req, socket, 'repairing', services);
  } finally {
    leave();
    recordExchange(exchange, exchange.refusal === 'repairing' ? 503 : 101, services);
  }
}

/** SameSite does not part the origins of one centre's domain; a WebSocket has no other guard. */
function sameOrigin({ headers }: IncomingMessage): boolean {
  if (headers.origin === undefined) return true;
  return URL.canParse(headers.origin) && new URL(headers.origin).host === headers.host?.toLowerCase();
}
