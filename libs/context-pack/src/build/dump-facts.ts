import type { PackCms } from '../manifest-parts.js';
import type { DumpReport } from '../sql/normalize-dump.js';
import { BuildError } from './build-finding.js';

/** Tables that every installation of the CMS has, without prefix. */
const TELLING: Readonly<Record<PackCms, readonly string[]>> = {
  wordpress: ['options', 'posts', 'postmeta', 'users', 'usermeta', 'terms'],
  prestashop: ['configuration', 'shop_url', 'product_lang', 'employee', 'module', 'tab'],
};

/** What a dump says of the site: rows by short table name once the prefix is known. */
export class DumpFacts {
  constructor(
    private readonly report: DumpReport,
    readonly prefix: string,
  ) {}

  rows(table: string): readonly Record<string, string | null>[] {
    return this.report.survey.rows.get(this.prefix + table) ?? [];
  }

  /** Value of a WordPress option or a PrestaShop configuration key (that of all shops). */
  setting(name: string): string | null {
    const option = this.rows('options').find((row) => row.option_name === name)?.option_value;
    const found = this.rows('configuration').filter((row) => row.name === name);
    return option ?? (found.find((row) => row.id_shop === null) ?? found[0])?.value ?? null;
  }
}

/** Prefixes under which a whole installation of the CMS stands in the dump. */
export function prefixesOf(tables: Iterable<string>, cms: PackCms): string[] {
  const names = new Set(tables);
  const [first = '', ...others] = TELLING[cms];
  return [...names]
    .filter((name) => name.endsWith(first))
    .map((name) => name.slice(0, -first.length))
    .filter((prefix) => others.every((other) => names.has(prefix + other)));
}

/**
 * The prefix the pack goes by: the author's word, else the site's own configuration, else the only one there is.
 * @throws BuildError DUMP_WITHOUT_TABLES, PREFIX_UNKNOWN or PREFIX_AMBIGUOUS
 */
export function choosePrefix(
  report: DumpReport,
  cms: PackCms,
  asked: string | null,
  configured: string | null,
): string {
  const tables = [...report.survey.tables.keys()];
  if (tables.length === 0) throw new BuildError('DUMP_WITHOUT_TABLES');
  const found = prefixesOf(tables, cms);
  if (asked !== null) {
    if (found.includes(asked)) return asked;
    throw new BuildError('PREFIX_UNKNOWN', { prefix: asked, found: found.join(', ') });
  }
  if (configured !== null && found.includes(configured)) return configured;
  const [only, ...more] = found;
  if (only === undefined) throw new BuildError('PREFIX_UNKNOWN', { prefix: configured ?? '', found: '' });
  if (more.length > 0) throw new BuildError('PREFIX_AMBIGUOUS', { found: found.join(', ') });
  return only;
}

const LOCAL_HOST =
  /^(?:localhost|127\.\d+\.\d+\.\d+|10\.\d+\.\d+\.\d+|192\.168\.\d+\.\d+|172\.(?:1[6-9]|2\d|3[01])\.\d+\.\d+|[\w.-]+\.(?:local|localhost|test|lan|home|ddev\.site|lndo\.site))(?::\d+)?$/;

const withoutSlash = (url: string): string => url.replace(/\/+$/, '');

/**
 * Base URLs that the database holds as the site's own: those it names, the same under the other scheme where it occurs,
 * and whatever local machine the site was built on.
 */
export function storedUrls(report: DumpReport, facts: DumpFacts): string[] {
  const named = ['siteurl', 'home'].flatMap((name) => facts.setting(name) ?? []).filter((url) => /^https?:/.test(url));
  for (const row of facts.rows('shop_url')) {
    const path = row.physical_uri ?? '/';
    if (row.domain) named.push(`http://${row.domain}${path}`);
    if (row.domain_ssl) named.push(`https://${row.domain_ssl}${path}`);
  }
  const bases = new Set(named.map(withoutSlash));
  const hosts = new Set([...bases].map((url) => url.replace(/^https?:\/\//, '').replace(/\/.*/, '')));
  for (const origin of report.survey.origins.keys()) {
    const host = origin.replace(/^https?:\/\//, '');
    const base = [...bases].find((url) => url.replace(/^https?:\/\//, '').split('/')[0] === host);
    if (base) bases.add(base.replace(/^https?:/, origin.startsWith('https') ? 'https:' : 'http:'));
    else if (LOCAL_HOST.test(host) && !hosts.has(host)) bases.add(origin);
  }
  return [...bases].slice(0, 50);
}

/** Main files of the plugins that WordPress has active: a serialised list. */
export function activePlugins(serialized: string | null): string[] {
  return [...(serialized ?? '').matchAll(/s:\d+:"([^"]+)"/g)].map((match) => match[1] ?? '');
}
