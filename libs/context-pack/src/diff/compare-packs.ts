import type { PackFile, PackManifest } from '../manifest.js';
import { readPackDump } from '../pack-dump.js';
import { type PackHead } from '../pack-head.js';
import { readPack } from '../read-pack.js';
import { type DumpCensus, dumpCensus, type RecordKind } from './dump-census.js';

/** Where a file belongs, in an author's words. */
export type FileGroup =
  | { readonly kind: 'core' | 'uploads' | 'documents' | 'media' | 'translations' | 'images' }
  | { readonly kind: 'theme' | 'extension'; readonly name: string };

export interface Changes {
  readonly added: readonly string[];
  readonly changed: readonly string[];
  readonly removed: readonly string[];
}

export interface PackDiff {
  readonly before: PackHead;
  readonly after: PackHead;
  /** Dotted paths of the manifest's own fields with their values, where they differ. */
  readonly facts: readonly { readonly field: string; readonly before: string; readonly after: string }[];
  readonly extensions: Changes & { readonly activated: readonly string[]; readonly deactivated: readonly string[] };
  readonly files: readonly { readonly group: FileGroup; readonly changes: Changes }[];
  readonly tables: { readonly added: readonly string[]; readonly removed: readonly string[] };
  /** Tables whose number of rows differs and that no record speaks for. */
  readonly rows: readonly { readonly table: string; readonly before: number; readonly after: number }[];
  readonly records: readonly { readonly kind: RecordKind; readonly changes: Changes }[];
}

/**
 * Says what changed from one version to the next, from both packs' manifests and dumps. Verifies nothing.
 * @throws PackRefusal, SqlDumpError; what the file system throws
 */
export async function comparePacks(beforePath: string, afterPath: string): Promise<PackDiff> {
  const before = await readPack(beforePath);
  const after = await readPack(afterPath);
  const same = dumpHash(before.manifest) === dumpHash(after.manifest);
  const censusOf = (path: string, { manifest }: PackHead) =>
    dumpCensus(readPackDump(path), manifest.database.tablePrefix, manifest.site.storedUrls);
  const left = same ? null : await censusOf(beforePath, before);
  const right = same ? null : await censusOf(afterPath, after);
  return {
    before,
    after,
    facts: factChanges(before.manifest, after.manifest),
    extensions: extensionChanges(before.manifest, after.manifest),
    files: fileChanges(before.manifest, after.manifest),
    tables: { added: missingFrom(left, right), removed: missingFrom(right, left) },
    rows: left && right ? rowChanges(left, right) : [],
    records: left && right ? recordChanges(left, right) : [],
  };
}

const dumpHash = ({ files, database }: PackManifest): string | undefined =>
  files.find(({ path }) => path === database.dump)?.sha256;

const NONE: ReadonlyMap<string, string> = new Map();

const FACTS = [
  'title',
  'session',
  'version',
  'cms.version',
  'cms.locale',
  'theme.name',
  'theme.version',
  'php.min',
  'php.max',
  'defaultDurationSeconds',
  'site.adminPath',
  'site.storedUrls',
  'database.tablePrefix',
  'accounts',
  'functionalities',
  'grille',
  'fiche',
  'decoySites',
  'minPlatformVersion',
  'validity.notBefore',
  'validity.notAfter',
];

function valueAt(manifest: PackManifest, field: string): string {
  let value: unknown = manifest;
  for (const key of field.split('.')) value = (value as Record<string, unknown> | null)?.[key];
  return typeof value === 'string' ? value : JSON.stringify(value ?? null);
}

function factChanges(before: PackManifest, after: PackManifest): PackDiff['facts'] {
  return FACTS.flatMap((field) => {
    const values = { before: valueAt(before, field), after: valueAt(after, field) };
    return values.before === values.after ? [] : [{ field, ...values }];
  });
}

function changesOf(
  before: ReadonlyMap<string, string>,
  after: ReadonlyMap<string, string>,
  name = (key: string) => key,
): Changes {
  return {
    added: [...after.keys()].filter((key) => !before.has(key)).map(name),
    changed: [...after].flatMap(([key, value]) => (before.has(key) && before.get(key) !== value ? [name(key)] : [])),
    removed: [...before.keys()].filter((key) => !after.has(key)).map(name),
  };
}

export const isNothing = ({ added, changed, removed }: Changes): boolean =>
  added.length + changed.length + removed.length === 0;

function extensionChanges(before: PackManifest, after: PackManifest): PackDiff['extensions'] {
  const versions = ({ extensions }: PackManifest) =>
    new Map(extensions.map(({ name, version }) => [name, version ?? '']));
  const active = ({ extensions }: PackManifest) =>
    new Set(extensions.flatMap((extension) => (extension.active ? extension.name : [])));
  const [left, right] = [active(before), active(after)];
  return {
    ...changesOf(versions(before), versions(after)),
    activated: [...right].filter((name) => !left.has(name)),
    deactivated: [...left].filter((name) => !right.has(name)),
  };
}

function groupOf(path: string): FileGroup {
  if (path.startsWith('documents/')) return { kind: 'documents' };
  if (path.startsWith('media/')) return { kind: 'media' };
  const inside = path.slice('docroot/'.length);
  const theme = /^(?:wp-content\/)?themes\/([^/]+)\//.exec(inside)?.[1];
  if (theme) return { kind: 'theme', name: theme };
  const extension = /^(?:wp-content\/plugins|modules)\/([^/]+)/.exec(inside)?.[1];
  if (extension) return { kind: 'extension', name: extension };
  if (/^(wp-content\/uploads|upload|download)\//.test(inside)) return { kind: 'uploads' };
  if (/^img\//.test(inside)) return { kind: 'images' };
  if (/^(wp-content\/languages|translations|mails)\//.test(inside)) return { kind: 'translations' };
  return { kind: 'core' };
}

function fileChanges(before: PackManifest, after: PackManifest): PackDiff['files'] {
  const groups = new Map<string, { group: FileGroup; sides: readonly [Map<string, string>, Map<string, string>] }>();
  const put = (file: PackFile, side: 0 | 1, dump: string) => {
    if (file.path === dump) return;
    const group = groupOf(file.path);
    const key = JSON.stringify(group);
    const entry = groups.get(key) ?? { group, sides: [new Map<string, string>(), new Map<string, string>()] as const };
    groups.set(key, entry);
    entry.sides[side].set(file.path, file.sha256);
  };
  for (const file of before.files) put(file, 0, before.database.dump);
  for (const file of after.files) put(file, 1, after.database.dump);
  return [...groups.values()]
    .map(({ group, sides }) => ({ group, changes: changesOf(sides[0], sides[1]) }))
    .filter(({ changes }) => !isNothing(changes));
}

const missingFrom = (left: DumpCensus | null, right: DumpCensus | null): string[] =>
  [...(right?.rows.keys() ?? [])].filter((table) => !left?.rows.has(table)).sort();

function rowChanges(left: DumpCensus, right: DumpCensus): PackDiff['rows'] {
  return [...right.rows].flatMap(([table, after]) => {
    const before = left.rows.get(table);
    return before === undefined || before === after ? [] : [{ table, before, after }];
  });
}

function recordChanges(left: DumpCensus, right: DumpCensus): PackDiff['records'] {
  const kinds = new Set([...left.records.keys(), ...right.records.keys()]);
  return [...kinds].flatMap((kind) => {
    const sides = [left, right].map((census) => census.records.get(kind) ?? new Map<string, never>());
    const [before, after] = sides.map((side) => new Map([...side].map(([key, { digest }]) => [key, digest])));
    const label = (key: string) => sides[1]?.get(key)?.label || sides[0]?.get(key)?.label || key;
    const changes = changesOf(before ?? NONE, after ?? NONE, label);
    return isNothing(changes) ? [] : [{ kind, changes }];
  });
}
