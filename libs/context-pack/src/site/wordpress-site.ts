import type { DetectedSite, DetectedTheme } from './detected-site.js';
import type { SiteTree } from './site-tree.js';

/**
 * Newest PHP of WordPress's own compatibility table, by its first version. Before 6.1 the table ends at PHP 8.0 or 8.1;
 * 5.6, 5.8 and 6.0 were seen to work on 8.2, which is what Debian 12 has.
 */
const NEWEST_PHP: readonly [from: string, php: string][] = [
  ['6.7', '8.4'],
  ['6.4', '8.3'],
  ['5.6', '8.2'],
  ['0', '7.4'],
];

const constant = (source: string, name: string): string | null =>
  new RegExp(`\\$${name}\\s*=\\s*['"]([^'"]+)['"]`).exec(source)?.[1] ?? null;

/** A header of a theme's style.css or a plugin's main file. */
function header(source: string, name: string): string | null {
  return (
    new RegExp(`^(?:[ \\t]*<\\?php)?[ \\t/*#@]*${name}:(.*)$`, 'mi')
      .exec(source.slice(0, 8192))?.[1]
      ?.replace(/\s*(?:\*\/|\?>).*/, '')
      .trim() || null
  );
}

/** Reads a WordPress docroot, or null when it is none. */
export async function wordpressSite(tree: SiteTree): Promise<DetectedSite | null> {
  const source = await tree.text('wp-includes/version.php');
  const stated = source && constant(source, 'wp_version');
  const version = stated ? /^\d+(\.\d+)*/.exec(stated)?.[0] : null;
  if (!source || !version) return null;
  const config = (await tree.text('wp-config.php')) ?? '';
  const max = NEWEST_PHP.find(([from]) => compare(version, from) >= 0)?.[1] ?? null;
  return {
    cms: 'wordpress',
    version,
    php: { min: constant(source, 'required_php_version') ?? '5.6.20', max },
    adminPath: 'wp-admin',
    tablePrefix: constant(config, 'table_prefix'),
    locale: constant(source, 'wp_local_package'),
    multisite: /define\s*\(\s*['"]MULTISITE['"]\s*,\s*true/i.test(config),
    themes: await themes(tree),
    extensions: await plugins(tree),
  };
}

function compare(left: string, right: string): number {
  const [a, b] = [left.split('.').map(Number), right.split('.').map(Number)];
  for (let i = 0; i < 3; i++) if ((a[i] ?? 0) !== (b[i] ?? 0)) return (a[i] ?? 0) - (b[i] ?? 0);
  return 0;
}

async function themes(tree: SiteTree): Promise<DetectedTheme[]> {
  const found: DetectedTheme[] = [];
  for (const name of tree.folders('wp-content/themes')) {
    const folder = `wp-content/themes/${name}`;
    const style = await tree.text(`${folder}/style.css`, 16_384);
    if (!style) continue;
    const block = tree.has(`${folder}/templates/index.html`) || tree.has(`${folder}/block-templates/index.html`);
    const parent = header(style, 'Template');
    found.push({ name, version: header(style, 'Version'), parent, kind: block ? 'block' : 'classic' });
  }
  return found;
}

async function plugins(tree: SiteTree): Promise<DetectedSite['extensions']> {
  const candidates = [
    ...tree.filesIn('wp-content/plugins'),
    ...tree.folders('wp-content/plugins').flatMap((folder) => tree.filesIn(`wp-content/plugins/${folder}`)),
  ].filter(({ path }) => path.endsWith('.php'));
  const found = [];
  for (const { path } of candidates) {
    const source = await tree.text(path, 16_384);
    const title = source && header(source, 'Plugin Name');
    if (!title) continue;
    const name = path.slice('wp-content/plugins/'.length);
    found.push({ name, title: title.slice(0, 200), version: header(source, 'Version')?.slice(0, 60) ?? null });
  }
  return found;
}
