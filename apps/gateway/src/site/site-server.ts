import { createServer, type Server, type ServerResponse } from 'node:http';
import { sandboxOfHost } from '../http/site-host.js';
import { serveRequest } from './serve-request.js';
import { serveUpgrade } from './serve-upgrade.js';
import type { SiteServices } from './site-services.js';

/** Room for a head that a sibling origin stuffed with cookies: it must not lock the candidate out. */
const MAX_HEAD_BYTES = 64 * 1024;
const HEAD_TIMEOUT_MS = 20_000;
/** The slowest upload that is still waited for. */
const REQUEST_TIMEOUT_MS = 300_000;

/** The public server: every site's origin, and a bare health answer on any other host name. */
export function createSiteServer(services: SiteServices, isReady: () => boolean): Server {
  const server = createServer({
    maxHeaderSize: MAX_HEAD_BYTES,
    headersTimeout: HEAD_TIMEOUT_MS,
    requestTimeout: REQUEST_TIMEOUT_MS,
    keepAliveTimeout: 10_000,
    insecureHTTPParser: false,
    requireHostHeader: true,
  });
  server.on('request', (req, res) => {
    if (answerHealth(req.url, req.headers.host, res, services, isReady)) return;
    void serveRequest(req, res, services, { expectsContinue: false });
  });
  server.on('checkContinue', (req, res) => void serveRequest(req, res, services, { expectsContinue: true }));
  server.on('upgrade', (req, socket, head) => void serveUpgrade(req, socket, head, services));
  return server;
}

function answerHealth(
  url: string | undefined,
  host: string | undefined,
  res: ServerResponse,
  { config }: SiteServices,
  isReady: () => boolean,
): boolean {
  if (url !== '/health/live' && url !== '/health/ready') return false;
  if (sandboxOfHost(host, config.domain) !== null) return false;
  const ok = url === '/health/live' || isReady();
  const body = JSON.stringify({ status: ok ? 'ok' : 'error' });
  res.writeHead(ok ? 200 : 503, { 'Content-Type': 'application/json', 'Cache-Control': 'no-store' });
  res.end(body);
  return true;
}
