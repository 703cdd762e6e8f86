import type { DetectedSite, DetectedTheme } from './detected-site.js';
import type { SiteTree } from './site-tree.js';

/**
 * PHP that each line of PrestaShop runs on, from its own requirements; 8.2 promises PHP 8.1 only, but every screen of its
 * back office was seen to work on 8.2, which is what Debian 12 has.
 */
const PHP: readonly [from: string, min: string, max: string][] = [
  ['9.', '8.1', '8.4'],
  ['8.2', '7.2.5', '8.2'],
  ['8.', '7.2.5', '8.1'],
  ['1.7.8', '7.1.3', '7.4'],
  ['1.7.7', '7.1.3', '7.3'],
  ['1.7', '5.6', '7.1'],
];

const VERSION_FILES = ['src/Core/Version.php', 'app/AppKernel.php', 'config/settings.inc.php', 'config/autoload.php'];
const VERSION = /(?:const\s+VERSION\s*=|define\s*\(\s*['"]_PS_VERSION_['"]\s*,)\s*['"](\d+(?:\.\d+)+)['"]/;

/** Reads a PrestaShop docroot, or null when it is none. */
export async function prestashopSite(tree: SiteTree): Promise<DetectedSite | null> {
  if (!tree.has('config/defines.inc.php') && !tree.has('config/settings.inc.php')) return null;
  const version = await findVersion(tree);
  if (!version) return null;
  const parameters = `${(await tree.text('app/config/parameters.php')) ?? ''}\n${(await tree.text('config/settings.inc.php')) ?? ''}`;
  const prefix =
    /['"]database_prefix['"]\s*=>\s*['"](\w*)['"]/.exec(parameters) ??
    /['"]_DB_PREFIX_['"]\s*,\s*['"](\w*)['"]/.exec(parameters);
  const [, least, max] = PHP.find(([from]) => version.startsWith(from)) ?? ['', '5.6', null];
  return {
    cms: 'prestashop',
    version,
    php: { min: (await composerMinimum(tree)) ?? least, max },
    adminPath: await adminFolder(tree),
    tablePrefix: prefix?.[1] ?? null,
    locale: /['"]locale['"]\s*=>\s*['"]([\w-]+)['"]/.exec(parameters)?.[1] ?? null,
    multisite: false,
    themes: await themes(tree),
    extensions: await modules(tree),
  };
}

async function findVersion(tree: SiteTree): Promise<string | null> {
  for (const path of VERSION_FILES) {
    const found = VERSION.exec((await tree.text(path)) ?? '')?.[1];
    if (found) return found;
  }
  return null;
}

/** What the shop's own vendor folder insists on: exact where the table is general. */
async function composerMinimum(tree: SiteTree): Promise<string | null> {
  const check = (await tree.text('vendor/composer/platform_check.php')) ?? '';
  const id = Number(/PHP_VERSION_ID\s*>=\s*(\d{5})/.exec(check)?.[1] ?? 0);
  if (id === 0) return null;
  return [Math.floor(id / 10_000), Math.floor(id / 100) % 100, id % 100].join('.').replace(/\.0$/, '');
}

/** Every shop has its own name for it; only this folder's index.php says that it is the back office. */
async function adminFolder(tree: SiteTree): Promise<string> {
  const found: string[] = [];
  for (const folder of tree.folders('')) {
    if (folder === 'admin-api' || folder === 'install') continue;
    const entry = `${(await tree.text(`${folder}/index.php`)) ?? ''}${(await tree.text(`${folder}/bootstrap.php`)) ?? ''}`;
    if (entry.includes('_PS_ADMIN_DIR_')) found.push(folder);
  }
  return found.find((folder) => folder.startsWith('admin')) ?? found[0] ?? '';
}

async function themes(tree: SiteTree): Promise<DetectedTheme[]> {
  const found: DetectedTheme[] = [];
  for (const name of tree.folders('themes')) {
    const config = await tree.text(`themes/${name}/config/theme.yml`, 32_768);
    if (!config) continue;
    const value = (key: string) => new RegExp(`^${key}:\\s*['"]?([^'"\\n]+)`, 'm').exec(config)?.[1]?.trim() ?? null;
    found.push({ name, version: value('version'), parent: value('parent'), kind: 'classic' });
  }
  return found;
}

async function modules(tree: SiteTree): Promise<DetectedSite['extensions']> {
  const found = [];
  for (const name of tree.folders('modules')) {
    const main = await tree.text(`modules/${name}/${name}.php`);
    if (!main) continue;
    const title = /\$this->displayName\s*=\s*(?:\$this->\w+\(\s*|\$this->trans\(\s*)?['"]([^'"]+)['"]/.exec(main)?.[1];
    const version = /\$this->version\s*=\s*['"]([^'"]+)['"]/.exec(main)?.[1] ?? null;
    found.push({ name, title: (title ?? name).slice(0, 200), version: version?.slice(0, 60) ?? null });
  }
  return found;
}
