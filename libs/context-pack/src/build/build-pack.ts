import { createReadStream, createWriteStream } from 'node:fs';
import { mkdtemp, rm, stat } from 'node:fs/promises';
import { basename, dirname, join, resolve } from 'node:path';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import type { PackDescription } from '../manifest-parts.js';
import type { PackHead } from '../pack-head.js';
import type { PackSigner } from '../pack-key.js';
import { isSafePath } from '../payload-path.js';
import { detectSite } from '../site/detect-site.js';
import type { DetectedSite } from '../site/detected-site.js';
import { folderSite } from '../site/folder-site.js';
import { excludedBy, type LeftOutReason, leftOutRule } from '../site/left-out.js';
import type { SiteTree } from '../site/site-tree.js';
import { zipSite } from '../site/zip-site.js';
import { type DumpReport, emptyReport, normalizedDump } from '../sql/normalize-dump.js';
import { type PayloadSource, writePack } from '../write-pack.js';
import { BuildError, type Finding, Findings } from './build-finding.js';
import { choosePrefix, DumpFacts } from './dump-facts.js';
import { requireProfiles } from './require-profiles.js';
import { DUMP_PATH, type SiteFolders, siteContents } from './site-contents.js';

export interface BuildProgress {
  readonly step: 'site' | 'dump' | 'pack';
  readonly done: number;
  readonly total: number;
}

export interface BuildRequest {
  /** Folder or zip that holds the docroot, at its top or some folders below. */
  readonly site: string;
  /** `.sql` or `.sql.gz`. */
  readonly dump: string;
  readonly description: PackDescription;
  /** Folders that travel beside the site, each under its own room of the payload. */
  readonly documents?: string;
  readonly media?: string;
  readonly createdAt: Date;
  readonly signer?: PackSigner;
  /** Where the dump holds several installations or databases. */
  readonly tablePrefix?: string;
  readonly database?: string;
  readonly exclude?: readonly string[];
  /** Copies what links that lead out of the docroot point to, instead of refusing. */
  readonly followLinks?: boolean;
  readonly signal?: AbortSignal;
  readonly onProgress?: (progress: BuildProgress) => void;
  /** Each finding as it is made. */
  readonly onFinding?: (finding: Finding) => void;
}

/**
 * Makes a pack of a site and its dump as teachers have them.
 * @throws BuildError, NoCmsError, ZipError, SqlDumpError, SeveralDatabasesError, PackRefusal; what the file system throws
 */
export async function buildPack(
  target: string,
  request: BuildRequest,
): Promise<PackHead & { readonly findings: readonly Finding[] }> {
  const findings = new Findings();
  let told = 0;
  const tell = () => {
    for (; told < findings.list.length; told++) request.onFinding?.(findings.list[told] as Finding);
  };
  const staging = await mkdtemp(join(dirname(resolve(target)), `.${basename(target)}-`));
  try {
    const { tree, site } = await readSite(request, findings);
    tell();
    const dump = join(staging, 'dump.sql');
    const report = await readDump(dump, request);
    const prefix = choosePrefix(report, site.cms, request.tablePrefix ?? null, site.tablePrefix);
    noteDump(report, prefix, site, findings);
    tell();
    const { files, ...folders } = await payloadOf(tree, site, request, findings);
    const facts = new DumpFacts(report, prefix);
    const contents = siteContents(site, report, facts, folders, findings);
    requireProfiles(site.cms, request.description.accounts, facts);
    tell();
    files.push({ path: DUMP_PATH, bytes: (await stat(dump)).size, open: () => createReadStream(dump) });
    const head = await writePack(target, {
      ...request,
      contents,
      files,
      onProgress: ({ bytes, totalBytes }) => request.onProgress?.({ step: 'pack', done: bytes, total: totalBytes }),
    });
    return { ...head, findings: findings.list };
  } finally {
    await rm(staging, { recursive: true, force: true });
  }
}

async function readSite(request: BuildRequest, findings: Findings): Promise<{ tree: SiteTree; site: DetectedSite }> {
  request.onProgress?.({ step: 'site', done: 0, total: 1 });
  const folder = (await stat(request.site)).isDirectory();
  const whole = folder ? await folderSite(request.site, request.followLinks) : await zipSite(request.site);
  const { tree, root, site } = await detectSite(whole, excludedBy(request.exclude ?? []));
  findings.note('CMS_FOUND', { cms: site.cms, version: site.version, root: root === '' ? '.' : root });
  findings.note('PHP_NEEDED', { min: site.php.min, max: site.php.max ?? '?' });
  findings.note('ADMIN_FOLDER', { folder: site.adminPath });
  return { tree, site };
}

async function readDump(target: string, request: BuildRequest): Promise<DumpReport> {
  const report = emptyReport();
  const total = (await stat(request.dump)).size;
  let done = 0;
  const text = normalizedDump(request.dump, report, {
    database: request.database,
    onRead: (bytes) => {
      done += bytes;
      request.onProgress?.({ step: 'dump', done, total });
    },
  });
  await pipeline(Readable.from(text), createWriteStream(target, { flags: 'wx' }), { signal: request.signal });
  return report;
}

function noteDump(report: DumpReport, prefix: string, site: DetectedSite, findings: Findings): void {
  findings.note('DUMP_READ', {
    source: report.source?.replace(/^\?/, '') ?? '?',
    tables: report.survey.tables.size,
    inserts: report.inserts,
  });
  findings.note('TABLE_PREFIX', { prefix });
  if (site.tablePrefix !== null && site.tablePrefix !== prefix) {
    findings.warn('PREFIX_DIFFERS', { configured: site.tablePrefix, prefix });
  }
  if (report.encoding === 'utf-16') findings.warn('DUMP_UTF16', {});
  for (const [change, count] of report.changes) findings.note('DUMP_CHANGED', { change, count });
  for (const [kind, count] of report.dropped) if (kind !== 'unsafe') findings.note('DUMP_DROPPED', { kind, count });
  const unsafe = report.dropped.get('unsafe') ?? 0;
  if (unsafe > 0) findings.warn('DUMP_UNSAFE', { count: unsafe, sample: report.unsafe.join(' | ') });
}

async function payloadOf(
  tree: SiteTree,
  site: DetectedSite,
  request: BuildRequest,
  findings: Findings,
): Promise<SiteFolders & { files: PayloadSource[] }> {
  if (tree.links.length > 0) {
    const data = { count: tree.links.length, names: tree.links.slice(0, 5).join(', ') };
    if (!request.followLinks) throw new BuildError('LINKS_LEAD_OUT', data);
    findings.warn('LINK_LEFT_OUT', data);
  }
  const reasonFor = leftOutRule(site.cms, request.exclude);
  const left = new Map<LeftOutReason, { count: number; bytes: number; names: string[] }>();
  const files: PayloadSource[] = [];
  const unsafe: string[] = [];
  for (const file of tree.files) {
    const reason = reasonFor(file.path);
    if (reason) {
      const sum = left.get(reason) ?? { count: 0, bytes: 0, names: [] };
      left.set(reason, {
        count: sum.count + 1,
        bytes: sum.bytes + file.bytes,
        names: [...sum.names, file.path].slice(0, 4),
      });
    } else if (isSafePath(file.path))
      files.push({ path: `docroot/${file.path}`, bytes: file.bytes, open: () => file.open() });
    else unsafe.push(file.path);
  }
  for (const [reason, { count, bytes, names }] of left) {
    findings.note('LEFT_OUT', { reason, count, bytes, names: names.join(', ') });
  }
  if (unsafe.length > 0) findings.warn('NAME_LEFT_OUT', { count: unsafe.length, names: unsafe.slice(0, 5).join(', ') });
  for (const room of ['documents', 'media'] as const) {
    const folder = request[room];
    if (folder === undefined) continue;
    for (const file of (await folderSite(folder)).files)
      files.push({ ...file, path: `${room}/${file.path}`, open: () => file.open() });
  }
  const occupied = (folder: string) => files.some(({ path }) => path.startsWith(`docroot/${folder}/`));
  const emptyDirectories = tree.emptyDirectories.filter(
    (path) => isSafePath(path) && reasonFor(path) === null && !occupied(path),
  );
  return { files, emptyDirectories, occupied };
}
