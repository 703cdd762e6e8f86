import type { PackHead } from './pack-head.js';
import { PackRefusal } from './pack-refusal.js';
import type { TrustStore } from './trust-store.js';

export interface PackLimits {
  readonly manifestBytes: number;
  readonly files: number;
  /** Sum of the sizes of the payload's files, and how many times larger than the compressed payload it may be. */
  readonly payloadBytes: number;
  readonly expansion: number;
}

export const DEFAULT_LIMITS: PackLimits = {
  manifestBytes: 64 * 2 ** 20,
  files: 200_000,
  payloadBytes: 6 * 2 ** 30,
  expansion: 200,
};

/** Small files compress as they like: a bomb is large. */
const EXPANSION_FLOOR = 64 * 2 ** 20;

export interface PackPolicy {
  readonly trust: TrustStore;
  /** Ms since the epoch. */
  readonly now: number;
  readonly platformVersion: string;
  /** The newest version of this code that is installed here, or null. */
  readonly installed?: (code: string) => { readonly version: string; readonly id: string } | null;
  readonly limits?: Partial<PackLimits>;
}

/** Negative, 0 or positive, number by number; a missing number counts as 0. */
export function compareVersions(left: string, right: string): number {
  const [a, b] = [left, right].map((version) => version.split('.').map(Number));
  for (let i = 0; i < Math.max(a?.length ?? 0, b?.length ?? 0); i++) {
    const difference = (a?.[i] ?? 0) - (b?.[i] ?? 0);
    if (difference !== 0) return difference;
  }
  return 0;
}

/**
 * Everything that can be known before the payload is read. Signature first: nothing unsigned is judged further.
 * @throws PackRefusal
 */
export function requireAcceptable(head: PackHead, policy: PackPolicy): void {
  const { manifest, signature } = head;
  if (!signature) throw new PackRefusal('UNSIGNED');
  policy.trust.requireSigned(head.manifestBytes, signature.keyId, signature.signature);
  policy.trust.requireNotRevoked(head.id);
  requireInTime(head, policy.now);
  if (compareVersions(manifest.minPlatformVersion, policy.platformVersion) > 0) {
    throw new PackRefusal('PLATFORM_TOO_OLD', { needed: manifest.minPlatformVersion, here: policy.platformVersion });
  }
  const installed = policy.installed?.(manifest.code);
  if (installed) requireNewer(head, installed);
  requireWithin(head, { ...DEFAULT_LIMITS, ...policy.limits });
}

function requireInTime({ manifest: { validity } }: PackHead, now: number): void {
  if (now < Date.parse(validity.notBefore)) throw new PackRefusal('NOT_YET_VALID', { notBefore: validity.notBefore });
  if (now > Date.parse(validity.notAfter)) throw new PackRefusal('EXPIRED', { notAfter: validity.notAfter });
}

function requireNewer({ manifest, id }: PackHead, installed: { version: string; id: string }): void {
  const order = compareVersions(manifest.version, installed.version);
  const data = { code: manifest.code, version: manifest.version, installed: installed.version };
  if (order < 0) throw new PackRefusal('VERSION_LOWER', data);
  if (order === 0 && id !== installed.id) throw new PackRefusal('VERSION_REUSED', data);
}

/** @throws PackRefusal TOO_LARGE or EXPANDS_TOO_MUCH by what the manifest declares */
export function requireWithin({ manifest }: PackHead, limits: PackLimits): void {
  const bytes = manifest.files.reduce((total, file) => total + file.bytes, 0);
  const refuse = (what: string, found: number, limit: number) => {
    if (found > limit) throw new PackRefusal('TOO_LARGE', { path: what, bytes: found, limit });
  };
  refuse('files', manifest.files.length, limits.files);
  refuse('payload', bytes, limits.payloadBytes);
  refuse('payload.tar.gz', manifest.payload.bytes, limits.payloadBytes);
  if (bytes > EXPANSION_FLOOR && bytes > manifest.payload.bytes * limits.expansion) {
    throw new PackRefusal('EXPANDS_TOO_MUCH', { bytes, compressed: manifest.payload.bytes });
  }
}
