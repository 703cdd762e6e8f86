import { type DetectedSite, NoCmsError } from './detected-site.js';
import { prestashopSite } from './prestashop-site.js';
import type { SiteTree } from './site-tree.js';
import { wordpressSite } from './wordpress-site.js';

const MARKS = ['wp-includes/version.php', 'config/defines.inc.php', 'config/settings.inc.php'];

/** How deep below what the author named the docroot may lie: « htdocs/monsite/wordpress ». */
const MAX_DEPTH = 4;

/**
 * Finds the docroot in what the author named, and what CMS it is. Excluded paths (under the docroot) are not looked at.
 * @returns the tree as seen from the docroot, and the docroot's path below the named folder
 * @throws NoCmsError
 */
export async function detectSite(
  tree: SiteTree,
  isExcluded: (path: string) => boolean = () => false,
): Promise<{ tree: SiteTree; root: string; site: DetectedSite }> {
  const roots = new Set<string>();
  for (const { path } of tree.files) {
    const mark = MARKS.find((name) => path === name || path.endsWith(`/${name}`));
    if (mark) roots.add(path === mark ? '' : path.slice(0, -mark.length - 1));
  }
  const depth = (root: string) => (root === '' ? 0 : root.split('/').length);
  for (const root of [...roots].filter((r) => depth(r) <= MAX_DEPTH).sort((a, b) => depth(a) - depth(b))) {
    const inside = tree.from(root);
    const looked = inside.without(isExcluded);
    const site = (await wordpressSite(looked)) ?? (await prestashopSite(looked));
    if (site) return { tree: inside, root, site };
  }
  throw new NoCmsError('Neither WordPress nor PrestaShop was found');
}
