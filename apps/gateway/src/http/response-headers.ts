import { connectionTokens, HOP_BY_HOP, isReservedCookie } from './request-headers.js';

/**
 * Response headers whose effect reaches beyond the sandbox's own origin or beyond its life:
 * transport promises for the host name, reports to elsewhere, the cookies of the whole domain, resident workers.
 */
const HARMFUL: ReadonlySet<string> = new Set([
  'alt-svc',
  'clear-site-data',
  'expect-ct',
  'nel',
  'public-key-pins',
  'public-key-pins-report-only',
  'report-to',
  'reporting-endpoints',
  'service-worker-allowed',
  'strict-transport-security',
]);

/** The headers of a sandbox's response as the browser gets them, each with all its values. */
export function responseHeaders(headers: NodeJS.Dict<string[]>): Record<string, string[]> {
  const dropped = new Set([...HOP_BY_HOP, ...connectionTokens(headers.connection)]);
  const kept: Record<string, string[]> = {};
  for (const [name, values] of Object.entries(headers)) {
    if (!values || dropped.has(name) || HARMFUL.has(name)) continue;
    const passed = name === 'set-cookie' ? siteSetCookies(values) : values;
    if (passed.length > 0) kept[name] = passed;
  }
  return kept;
}

/** A site's cookies stay on its own origin, and none takes a name of ours. */
function siteSetCookies(lines: readonly string[]): string[] {
  return lines
    .filter((line) => !isReservedCookie(line.split(/[=;]/, 1)[0] ?? ''))
    .map((line) =>
      line
        .split(';')
        .filter((part, index) => index === 0 || !/^\s*domain\s*(=|$)/i.test(part))
        .join(';'),
    );
}
