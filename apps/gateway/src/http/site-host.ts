import { SandboxName } from '@e5b/contracts';

/**
 * The sandbox that a Host header names (`<name>.<domain>[:port]`), or null for anything else.
 * Nothing but a valid name ever comes out: paths are built from it.
 */
export function sandboxOfHost(host: string | undefined, domain: string): string | null {
  const match = /^([a-z0-9]+)\.([a-z0-9.-]+?)\.?(?::\d{1,5})?$/i.exec(host ?? '');
  if (!match?.[1] || match[2]?.toLowerCase() !== domain) return null;
  const name = SandboxName.safeParse(match[1].toLowerCase());
  return name.success ? name.data : null;
}
