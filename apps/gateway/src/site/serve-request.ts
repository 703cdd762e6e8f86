import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Lease } from '@e5b/contracts';
import { requestHeaders } from '../http/request-headers.js';
import { isSafeMethod } from '../http/request-kind.js';
import { BodyInterrupted, BodyTooLarge, type ReceivedBody, receiveBody } from '../proxy/body-spool.js';
import { UpstreamError } from '../proxy/sandbox-proxy.js';
import { SandboxSocketError } from '../proxy/sandbox-socket.js';
import type { RefusalReason } from '../refusals/refusal.js';
import { enter, OWN_PREFIX } from './enter.js';
import type { Exchange } from './exchange.js';
import { recordExchange } from './record-exchange.js';
import { refuse } from './refuse.js';
import { addressee, beginExchange } from './screen.js';
import type { SiteServices } from './site-services.js';

/** Serves one HTTP request to a site, or refuses it; never throws. */
export async function serveRequest(
  req: IncomingMessage,
  res: ServerResponse,
  services: SiteServices,
  { expectsContinue }: { expectsContinue: boolean },
): Promise<void> {
  const target = addressee(req, services);
  if (target.kind === 'refused') {
    refuse(req, res, target.reason, services);
    return;
  }
  if (req.url?.startsWith(OWN_PREFIX)) {
    serveOwn(req, res, target.lease, services);
    return;
  }
  const exchange = beginExchange(req, target.lease, services);
  const leave = services.inFlight.add(exchange);
  res.once('close', () => {
    leave();
    recordExchange(exchange, res.headersSent ? res.statusCode : 0, services);
  });
  try {
    const reason = await pass(req, res, exchange, services, expectsContinue);
    if (reason) {
      exchange.refusal ??= reason;
      exchange.responseBytes = refuse(req, res, exchange.refusal, services);
    }
  } catch (error) {
    services.metrics.unexpectedErrors.inc();
    services.log.error({ err: error, sandbox: exchange.sandbox }, 'request failed');
    exchange.refusal = 'failed';
    refuse(req, res, 'failed', services);
  }
}

/** The gateway's own pages on a site's origin. An entry is journaled like a visit. */
function serveOwn(req: IncomingMessage, res: ServerResponse, lease: Lease, services: SiteServices): void {
  const known = req.url?.split('?', 1)[0] === `${OWN_PREFIX}enter`;
  const entered = known ? enter(req, res, { ...services, lease }) : 'not-found';
  const refused = typeof entered === 'string' ? entered : null;
  const exchange = beginExchange(req, lease, services, { entry: typeof entered === 'string' ? null : entered });
  exchange.refusal = refused;
  res.once('close', () => recordExchange(exchange, res.statusCode, services));
  if (refused) exchange.responseBytes = refuse(req, res, refused, services);
}

/** Lets the request through, judging it at its head and again once its body is whole. Returns why not. */
async function pass(
  req: IncomingMessage,
  res: ServerResponse,
  exchange: Exchange,
  services: SiteServices,
  expectsContinue: boolean,
): Promise<RefusalReason | null> {
  const refused = exchange.verdict() ?? (req.headers['service-worker'] ? 'service-worker' : null);
  if (refused) return refused;
  if (!hasBody(req)) return forward(req, res, exchange, services, null);
  const { maxUploadBytes } = services.config;
  const announced = Number(req.headers['content-length'] ?? maxUploadBytes);
  if (announced > maxUploadBytes) return 'too-large';
  const release = services.budget.reserve(exchange.sandbox, announced);
  if (!release) return 'busy';
  let body: ReceivedBody | null = null;
  try {
    if (expectsContinue) res.writeContinue();
    body = await receiveBody(req, {
      directory: services.spoolDirectory,
      maxBytes: maxUploadBytes,
      signal: exchange.signal,
    });
    exchange.requestBytes = body.size;
    return exchange.verdict() ?? (await forward(req, res, exchange, services, body));
  } catch (error) {
    if (error instanceof BodyTooLarge) return 'too-large';
    if (error instanceof BodyInterrupted) return exchange.refusal;
    throw error;
  } finally {
    release();
    await body?.dispose();
  }
}

async function forward(
  req: IncomingMessage,
  res: ServerResponse,
  exchange: Exchange,
  { proxy, metrics, log }: SiteServices,
  body: ReceivedBody | null,
): Promise<RefusalReason | null> {
  exchange.stage = 'forwarded';
  const method = req.method ?? 'GET';
  const safe = isSafeMethod(method);
  try {
    await proxy.forward(req, res, {
      sandbox: exchange.sandbox,
      headers: requestHeaders(req.headers, { method, proto: 'http', bodyLength: body?.size ?? (safe ? null : 0) }),
      body: body && (() => body.stream()),
      repeatable: safe,
      signal: exchange.signal,
      onBytes: (bytes) => {
        exchange.responseBytes += bytes;
      },
    });
    return null;
  } catch (error) {
    if (!(error instanceof UpstreamError || error instanceof SandboxSocketError)) throw error;
    if (!exchange.signal.aborted && !res.destroyed) {
      metrics.upstreamErrors.inc();
      log.warn({ err: error, sandbox: exchange.sandbox }, 'sandbox did not answer');
    }
    return exchange.refusal ?? 'repairing';
  }
}

const hasBody = ({ headers }: IncomingMessage): boolean =>
  headers['transfer-encoding'] !== undefined || Number(headers['content-length'] ?? 0) > 0;
