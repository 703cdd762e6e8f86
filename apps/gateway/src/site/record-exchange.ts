import { accessPath, isStaticAsset, refererPath } from '../access/access-path.js';
import { clientHash } from '../entry/entry-cookie.js';
import type { Exchange } from './exchange.js';
import type { SiteServices } from './site-services.js';

/** Counts a finished exchange and journals it; static files that were served are only counted. `status` 0: no answer. */
export function recordExchange(exchange: Exchange, status: number, { metrics, access }: SiteServices): void {
  const { entry, request, refusal, sandbox, startedAt } = exchange;
  const method = request.method ?? 'GET';
  const url = request.url ?? '/';
  const endedAt = exchange.now();
  metrics.requests.inc({ who: entry?.who ?? 'nobody', status: `${Math.floor(status / 100)}xx` });
  metrics.duration.observe(Math.max(0, endedAt - startedAt) / 1000);
  if (refusal === null && isStaticAsset(method, url)) {
    metrics.staticAssets.inc();
    return;
  }
  access.record({
    sandbox,
    who: entry?.who ?? null,
    client: entry ? clientHash(entry.client) : null,
    method,
    path: accessPath(url),
    from: refererPath(request.headers.referer, request.headers.host),
    status,
    startedAt,
    endedAt,
    requestBytes: exchange.requestBytes,
    responseBytes: exchange.responseBytes,
    refusal,
  });
}
