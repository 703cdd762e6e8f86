import type { IncomingMessage } from 'node:http';
import type { Lease } from '@e5b/contracts';
import type { Entry } from '../entry/entry-cookie.js';
import { isKnownMethod, requestKind } from '../http/request-kind.js';
import { sandboxOfHost } from '../http/site-host.js';
import type { RefusalReason } from '../refusals/refusal.js';
import { Exchange } from './exchange.js';
import type { SiteServices } from './site-services.js';

export type Addressed =
  | { readonly kind: 'site'; readonly lease: Lease }
  | { readonly kind: 'refused'; readonly reason: RefusalReason };

/** Which site a request is for, if it is one at all. */
export function addressee(req: IncomingMessage, { config, leases }: SiteServices): Addressed {
  const hosts = req.headersDistinct.host ?? [];
  // An absolute URL or a second Host could name one site to us and another to the sandbox's server; a coding other
  // than chunked would be lost with the frame.
  const coding = req.headers['transfer-encoding'];
  const framed = coding === undefined || coding.toLowerCase() === 'chunked';
  if (hosts.length !== 1 || !req.url?.startsWith('/') || !framed) return { kind: 'refused', reason: 'bad-request' };
  if (!isKnownMethod(req.method)) return { kind: 'refused', reason: 'method' };
  const sandbox = sandboxOfHost(hosts[0], config.domain);
  const lease = sandbox === null ? null : leases.get(sandbox);
  return lease ? { kind: 'site', lease } : { kind: 'refused', reason: 'unknown-site' };
}

/** Begins the exchange of a request to a site; its verdict says whether it may go on. */
export function beginExchange(
  req: IncomingMessage,
  lease: Lease,
  services: SiteServices,
  { webSocket = false, entry: known }: { webSocket?: boolean; entry?: Entry | null } = {},
): Exchange {
  const { cookies, leases, clock } = services;
  const entry = known ?? cookies.find(req.headers.cookie, lease);
  const kind = requestKind(req.method, req.url ?? '/');
  // What goes through a WebSocket is not seen: it counts as a write.
  return new Exchange(req, lease, entry, webSocket ? { ...kind, safe: false } : kind, leases, clock);
}
