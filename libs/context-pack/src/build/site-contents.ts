import type { PackContents } from '../manifest.js';
import type { PackExtension } from '../manifest-parts.js';
import type { DetectedSite } from '../site/detected-site.js';
import { expectedDirectories, regeneratedFiles } from '../site/left-out.js';
import type { DumpReport } from '../sql/normalize-dump.js';
import { BuildError, type Findings } from './build-finding.js';
import { activePlugins, type DumpFacts, storedUrls } from './dump-facts.js';

export const DUMP_PATH = 'database/dump.sql';

/** Folders of the payload's docroot. */
export interface SiteFolders {
  readonly emptyDirectories: readonly string[];
  /** True when a file travels somewhere below this folder. */
  readonly occupied: (folder: string) => boolean;
}

/** Joins what the files and the dump say into what the manifest says. @throws BuildError */
export function siteContents(
  site: DetectedSite,
  report: DumpReport,
  facts: DumpFacts,
  { emptyDirectories, occupied }: SiteFolders,
  findings: Findings,
): PackContents {
  if (site.multisite || facts.rows('blogs').length > 1) throw new BuildError('MULTISITE');
  if (site.adminPath === '') throw new BuildError('ADMIN_FOLDER_UNKNOWN');
  const urls = storedUrls(report, facts);
  findings.note('STORED_URLS', { urls: urls.join(', ') });
  compareVersion(site, facts, findings);
  const collations = [...report.survey.collations].sort((a, b) => b[1] - a[1]);
  const wanted = expectedDirectories(site.cms).filter((folder) => !occupied(folder));
  const directories = new Set([...emptyDirectories, ...wanted].map((path) => `docroot/${path}`));
  const isLeaf = (path: string) => ![...directories].some((other) => other.startsWith(`${path}/`));
  return {
    cms: { name: site.cms, version: site.version, locale: localeOf(site, facts) },
    php: site.php,
    database: {
      dump: DUMP_PATH,
      source: report.source?.replace(/^\?/, '') ?? null,
      tablePrefix: facts.prefix,
      tables: report.survey.tables.size,
      charset: 'utf8mb4',
      collation: collations[0]?.[0] ?? null,
    },
    site: { storedUrls: urls, adminPath: site.adminPath },
    theme: themeOf(site, facts, findings),
    extensions: extensionsOf(site, facts, findings),
    regenerated: [...regeneratedFiles(site.cms)],
    emptyDirectories: [...directories].filter(isLeaf).sort(),
  };
}

function compareVersion({ version, cms }: DetectedSite, facts: DumpFacts, findings: Findings): void {
  const stored = cms === 'prestashop' ? facts.setting('PS_VERSION_DB') : null;
  if (stored !== null && stored !== version) findings.warn('VERSION_DIFFERS', { files: version, database: stored });
  if (facts.setting('PS_MAIL_METHOD') === '2') findings.warn('MAIL_TO_OUTSIDE', {});
}

function localeOf(site: DetectedSite, facts: DumpFacts): string | null {
  if (site.cms === 'wordpress') return facts.setting('WPLANG') || site.locale;
  const id = facts.setting('PS_LANG_DEFAULT');
  return facts.rows('lang').find((row) => row.id_lang === id)?.locale ?? site.locale;
}

function themeOf(site: DetectedSite, facts: DumpFacts, findings: Findings): PackContents['theme'] {
  const name =
    site.cms === 'wordpress'
      ? (facts.setting('stylesheet') ?? facts.setting('template'))
      : (facts.rows('shop')[0]?.theme_name ?? null);
  if (!name) throw new BuildError('THEME_UNKNOWN');
  const found = site.themes.find((theme) => theme.name === name);
  if (!found) findings.warn('THEME_MISSING', { theme: name });
  const theme = found ?? { name, version: null, parent: null, kind: 'classic' as const };
  findings.note('THEME', { theme: name, version: theme.version ?? '?', parent: theme.parent ?? '' });
  // A child of a block theme is one, though its templates lie with its parent.
  const parent = site.themes.find((other) => other.name === theme.parent);
  return { name, version: theme.version, parent: theme.parent, kind: parent?.kind ?? theme.kind };
}

function extensionsOf(site: DetectedSite, facts: DumpFacts, findings: Findings): PackExtension[] {
  const active = new Set(
    site.cms === 'wordpress'
      ? activePlugins(facts.setting('active_plugins'))
      : facts.rows('module').flatMap((row) => (row.active === '1' && row.name ? row.name : [])),
  );
  const present = new Set(site.extensions.map(({ name }) => name));
  const missing = [...active].filter((name) => !present.has(name));
  if (missing.length > 0)
    findings.warn('EXTENSION_MISSING', { count: missing.length, names: missing.slice(0, 10).join(', ') });
  findings.note('EXTENSIONS', {
    present: present.size,
    active: [...active].filter((name) => present.has(name)).length,
    names: [...active].slice(0, 12).join(', '),
  });
  return site.extensions.map((extension) => ({ ...extension, active: active.has(extension.name) }));
}
