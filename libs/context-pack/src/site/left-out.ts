import type { PackCms } from '../manifest-parts.js';

/**
 * Why a file of a site does not travel.
 * - cache: made anew by the CMS · log · tool: version control, editors, system · secret: keys, passwords, addresses; the
 *   baking writes such a file anew · dump: a backup or export that would be readable in the exam · excluded: by the author
 */
export type LeftOutReason = 'cache' | 'log' | 'tool' | 'secret' | 'dump' | 'excluded';

type Rule = readonly [RegExp, LeftOutReason];

const EVERYWHERE: readonly Rule[] = [
  [/(^|\/)(\.git|\.svn|\.hg|\.github|\.gitlab|\.idea|\.vscode|__MACOSX)(\/|$)/, 'tool'],
  [/(^|\/)(\.DS_Store|Thumbs\.db|desktop\.ini|\.gitignore|\.gitattributes|\.gitmodules|\.gitkeep)$/i, 'tool'],
  [/^(node_modules|docker-compose[^/]*|Dockerfile[^/]*|Makefile|Vagrantfile)(\/|$)/, 'tool'],
  [/(^|\/)(error_log|php_errorlog|[^/]+\.log)$/, 'log'],
  [/^\.env([.-][^/]*)?$/, 'secret'],
  [/^(\.htaccess|\.htpasswd|\.user\.ini|php\.ini|web\.config)$/, 'secret'],
  // Modules bring SQL of their own: only what lies where people leave their exports stays behind.
  [
    /^(wp-content\/)?([^/]*(dump|backup|sauvegarde|export|sql|bdd)[^/]*\/)?[^/]+\.(sql|sql\.gz|sql\.zip|sql\.bz2)$/i,
    'dump',
  ],
  [/^[^/]+\.(zip|tar|tar\.gz|tgz|7z|rar|bak|e5bctx)$/i, 'dump'],
];

const BY_CMS: Readonly<Record<PackCms, readonly Rule[]>> = {
  wordpress: [
    [/^wp-config(-local|-backup|\.bak|\.old)?\.php(\.\w+)?$/, 'secret'],
    [/^wp-content\/(cache|et-cache|litespeed|wflogs|w3tc-config|upgrade|upgrade-temp-backup)\//, 'cache'],
    [/^wp-content\/(object-cache|advanced-cache|db)\.php$/, 'cache'],
    [/^wp-content\/(updraft|ai1wm-backups|backups?-[^/]*|backup|wpvivid[^/]*)\//, 'dump'],
    [/^wp-content\/uploads\/(cache|wp-migrate-db|wpvividbackups|backwpup[^/]*)\//, 'cache'],
  ],
  prestashop: [
    [/^app\/config\/parameters\.(php|yml)$/, 'secret'],
    [/^config\/settings\.inc\.php$/, 'secret'],
    [/^config\/xml\/(?!themes\/).+/, 'cache'],
    [/^(var\/(cache|logs|sessions)|app\/(cache|logs)|log|cache|img\/tmp)\//, 'cache'],
    [/^themes\/[^/]+\/(assets\/)?cache\//, 'cache'],
    [/^(install|install-dev|tests|tests-legacy)\//, 'tool'],
    [/^[^/]+\/(autoupgrade|backups)\//, 'dump'],
    [/^config\/defines_custom\.inc\.php$/, 'secret'],
  ],
};

/** Keeps visitors out of a folder and stays where it is, even in a cache. */
const GUARD = /.\/(index\.php|\.htaccess|deny\.txt)$/;

/** Folders that a CMS expects even when nothing in them travels. */
const EXPECTED: Readonly<Record<PackCms, readonly string[]>> = {
  wordpress: ['wp-content/uploads', 'wp-content/upgrade'],
  prestashop: ['var/cache', 'var/logs', 'cache/smarty/cache', 'cache/smarty/compile', 'img/tmp', 'config/xml'],
};

/** Files that the baking writes; named in the manifest even if this site had none. */
const REGENERATED: Readonly<Record<PackCms, readonly string[]>> = {
  wordpress: ['.htaccess', 'wp-config.php'],
  prestashop: ['.env', '.htaccess', 'app/config/parameters.php'],
};

export const expectedDirectories = (cms: PackCms): readonly string[] => EXPECTED[cms];
export const regeneratedFiles = (cms: PackCms): readonly string[] => REGENERATED[cms];

/** @param excluded paths of files or folders under the docroot; « * » stands for anything but a slash */
export function excludedBy(excluded: readonly string[]): (path: string) => boolean {
  const patterns = excluded.map((pattern) => new RegExp(`^${globToRegExp(pattern)}(/|$)`));
  return (path) => patterns.some((pattern) => pattern.test(path));
}

/** Says for each path why it stays behind, or null. `excluded` as for `excludedBy`. */
export function leftOutRule(cms: PackCms, excluded: readonly string[] = []): (path: string) => LeftOutReason | null {
  const isExcluded = excludedBy(excluded);
  const rules = [...EVERYWHERE, ...BY_CMS[cms]];
  return (path) => {
    if (isExcluded(path)) return 'excluded';
    const reason = rules.find(([pattern]) => pattern.test(path))?.[1] ?? null;
    const guarded = cms === 'prestashop' && (reason === 'cache' || reason === 'dump') && GUARD.test(path);
    return guarded ? null : reason;
  };
}

const globToRegExp = (pattern: string): string =>
  pattern
    .replace(/^\.?\/|\/$/g, '')
    .replace(/[.+^${}()|[\]\\?]/g, '\\$&')
    .replaceAll('*', '[^/]*');
