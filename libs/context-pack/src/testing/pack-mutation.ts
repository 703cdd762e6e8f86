import { createHash } from 'node:crypto';
import { gunzipSync, gzipSync } from 'node:zlib';
import fc from 'fast-check';
import type { PackManifest } from '../manifest.js';
import { FRAME } from '../pack-head.js';
import { BLOCK, describeHeader, entryHeader, paddingAfter, TRAILER } from '../pack-tar.js';

/** One way to change a pack; positions are fractions of what they point into. */
export type PackMutation =
  | { readonly kind: 'flip'; readonly at: number; readonly bit: number }
  | { readonly kind: 'cut'; readonly at: number }
  | { readonly kind: 'append'; readonly bytes: Uint8Array }
  | { readonly kind: 'insert' | 'overwrite'; readonly at: number; readonly bytes: Uint8Array }
  | { readonly kind: 'duplicate' | 'remove'; readonly entry: number; readonly inside: boolean }
  | { readonly kind: 'reorder'; readonly entry: number; readonly other: number; readonly inside: boolean }
  | { readonly kind: 'rename'; readonly entry: number; readonly name: string; readonly inside: boolean }
  | { readonly kind: 'retype'; readonly entry: number; readonly type: string; readonly inside: boolean }
  | { readonly kind: 'inflate'; readonly entry: number; readonly bytes: number }
  | { readonly kind: 'recompress'; readonly level: number };

// Without bias: the interesting places of a pack are everywhere.
const place = fc.noBias(fc.nat(999_999)).map((n) => n / 1_000_000);
const some = fc.uint8Array({ minLength: 1, maxLength: 1500 });
const inside = fc.boolean();
const names = fc.constantFrom(
  '../outside',
  '/tmp/e5b-outside',
  'docroot/../../outside',
  'docroot/./index.php',
  'docroot\\..\\outside',
  'docroot/index.php',
  'docroot/new.php',
  'manifest.json',
);

export const mutation: fc.Arbitrary<PackMutation> = fc.oneof(
  fc.record({ kind: fc.constant('flip' as const), at: place, bit: fc.nat(7) }),
  fc.record({ kind: fc.constant('cut' as const), at: place }),
  fc.record({ kind: fc.constant('append' as const), bytes: some }),
  fc.record({ kind: fc.constantFrom('insert' as const, 'overwrite' as const), at: place, bytes: some }),
  fc.record({ kind: fc.constantFrom('duplicate' as const, 'remove' as const), entry: place, inside }),
  fc.record({ kind: fc.constant('reorder' as const), entry: place, other: place, inside }),
  fc.record({ kind: fc.constant('rename' as const), entry: place, name: names, inside }),
  fc.record({
    kind: fc.constant('retype' as const),
    entry: place,
    type: fc.constantFrom('1', '2', '3', '4', '5', '6', '7', 'x', 'L', 'g'),
    inside,
  }),
  fc.record({ kind: fc.constant('inflate' as const), entry: place, bytes: fc.integer({ min: 1, max: 3_000_000 }) }),
  fc.record({ kind: fc.constant('recompress' as const), level: fc.integer({ min: 1, max: 9 }) }),
);

/** Signs again what was changed: the manifest then vouches for the changed payload as a whole. */
export function resigned(pack: Buffer, sign: (manifest: Buffer) => Buffer): Buffer {
  const outer = entriesOf(pack);
  const [manifest, signature, payload] = outer;
  if (!manifest || !signature || payload?.name !== FRAME.payload) return pack;
  const stated = JSON.parse(manifest.content.toString()) as PackManifest;
  const sha256 = createHash('sha256').update(payload.content).digest('hex');
  manifest.content = Buffer.from(JSON.stringify({ ...stated, payload: { bytes: payload.content.length, sha256 } }));
  manifest.header = entryHeader(manifest.name, manifest.content.length);
  signature.content = sign(manifest.content);
  return tarOf(outer);
}

interface Entry {
  name: string;
  type: string;
  header: Buffer;
  content: Buffer;
}

function entriesOf(tar: Buffer): Entry[] {
  const entries: Entry[] = [];
  for (let at = 0; at < tar.length - TRAILER.length; ) {
    const header = tar.subarray(at, at + BLOCK);
    const stated = describeHeader(header);
    if (!stated) throw new Error('not a tar');
    const content = tar.subarray(at + BLOCK, at + BLOCK + stated.bytes);
    entries.push({ name: stated.name, type: stated.type, header, content });
    at += BLOCK + stated.bytes + paddingAfter(stated.bytes).length;
  }
  return entries;
}

const tarOf = (entries: readonly Entry[]): Buffer =>
  Buffer.concat([
    ...entries.flatMap(({ header, content }) => [header, content, paddingAfter(content.length)]),
    TRAILER,
  ]);

/**
 * Applies a change to the pack's own entries or to those of its payload, which is then compressed again.
 * @returns the pack itself when nothing changed
 */
function withEntries(pack: Buffer, insidePayload: boolean, change: (entries: Entry[]) => void): Buffer {
  const outer = entriesOf(pack);
  if (!insidePayload) {
    change(outer);
    return tarOf(outer);
  }
  const payload = outer.at(-1);
  if (!payload) throw new Error('no payload');
  const before = gunzipSync(payload.content);
  const inner = entriesOf(before);
  change(inner);
  const after = tarOf(inner);
  if (after.equals(before)) return pack;
  payload.content = gzipSync(after);
  payload.header = entryHeader(payload.name, payload.content.length);
  return tarOf(outer);
}

function retyped({ header }: Entry, type: string): Buffer {
  const copy = Buffer.from(header);
  copy.write(type, 156);
  copy.write('        ', 148);
  const sum = copy.reduce((total, byte) => total + byte, 0);
  copy.write(`${sum.toString(8).padStart(6, '0')}\0 `, 148, 'latin1');
  return copy;
}

/** The changed pack; now and then the same bytes. */
export function mutate(pack: Buffer, change: PackMutation): Buffer {
  const offset = 'at' in change ? Math.floor(change.at * pack.length) : 0;
  const pick = (entries: Entry[], at: number) => Math.floor(at * entries.length);
  switch (change.kind) {
    case 'flip': {
      const copy = Buffer.from(pack);
      copy[offset] = (copy[offset] ?? 0) ^ (1 << change.bit);
      return copy;
    }
    case 'cut':
      return pack.subarray(0, offset);
    case 'append':
      return Buffer.concat([pack, change.bytes]);
    case 'insert':
      return Buffer.concat([pack.subarray(0, offset), change.bytes, pack.subarray(offset)]);
    case 'overwrite': {
      const copy = Buffer.from(pack);
      copy.set(change.bytes.subarray(0, pack.length - offset), offset);
      return copy;
    }
    case 'recompress':
      return withEntries(pack, false, (entries) => {
        const payload = entries.at(-1);
        if (!payload) return;
        payload.content = gzipSync(gunzipSync(payload.content), { level: change.level });
        payload.header = entryHeader(payload.name, payload.content.length);
      });
    default:
      return withEntries(pack, 'inside' in change ? change.inside : true, (entries) => {
        const index = pick(entries, change.entry);
        const entry = entries[index];
        if (entry) alter(entries, index, entry, change, pick);
      });
  }
}

function alter(
  entries: Entry[],
  index: number,
  entry: Entry,
  change: Exclude<PackMutation, { kind: 'flip' | 'cut' | 'append' | 'insert' | 'overwrite' | 'recompress' }>,
  pick: (entries: Entry[], at: number) => number,
): void {
  if (change.kind === 'duplicate') entries.splice(index, 0, entry);
  if (change.kind === 'remove') entries.splice(index, 1);
  if (change.kind === 'reorder') entries.splice(pick(entries, change.other), 0, ...entries.splice(index, 1));
  if (change.kind === 'rename') entry.header = entryHeader(change.name, entry.content.length);
  if (change.kind === 'retype') entry.header = retyped(entry, change.type);
  if (change.kind === 'inflate') {
    entry.content = Buffer.concat([entry.content, Buffer.alloc(change.bytes)]);
    entry.header = entryHeader(entry.name, entry.content.length);
  }
}
