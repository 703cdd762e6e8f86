import { recipeFor } from '@e5b/sandbox';
import { prestashopSignIn, SocketVisitor } from '@e5b/sandbox/testing';

const HOW_MANY = 20;

/** Among them those that ask the outside: updates, catalogues of extensions and themes, the dashboard's news. */
const OF_WORDPRESS =
  'index.php edit.php post-new.php upload.php media-new.php edit.php?post_type=page post-new.php?post_type=page edit-comments.php themes.php theme-install.php nav-menus.php plugins.php plugin-install.php users.php profile.php tools.php options-general.php options-permalink.php update-core.php?force-check=1 admin-ajax.php?action=dashboard-widgets&widget=dashboard_primary'.split(
    ' ',
  );

/**
 * Signs in to a back office.
 * @returns 20 pages of it, and how to open one (resolves with its time in ms, rejects when it is not shown)
 */
export async function openOffice(sandbox, cms, account) {
  const visitor = new SocketVisitor(sandbox, AbortSignal.timeout(900_000));
  const pages = cms === 'wordpress' ? await ofWordPress(visitor, account) : await ofShop(visitor, account);
  const visit = async (page) => {
    const begun = performance.now();
    const { status } = await visitor.visit(page);
    if (status !== 200) throw new Error(`${page}: HTTP ${status}`);
    return performance.now() - begun;
  };
  return { pages, visit };
}

async function ofWordPress(visitor, { login, password }) {
  await visitor.visit('/wp-login.php');
  const { path } = await visitor.visit('/wp-login.php', { log: login, pwd: password, testcookie: '1' });
  if (!path.startsWith('/wp-admin/')) throw new Error('the site did not let the account in');
  return OF_WORDPRESS.map((page) => `/wp-admin/${page}`);
}

/** Entries of its own menu, spread over the whole of it; each carries the session's token. */
async function ofShop(visitor, account) {
  const office = recipeFor('prestashop').backOfficePath;
  const dashboard = await prestashopSignIn(visitor, await visitor.visit(office), account);
  const links = [...dashboard.body.matchAll(/href="([^"]+)"/g)].map(([, link]) => link.replaceAll('&amp;', '&'));
  const own = links.filter((link) => /token=/.test(link) && !/logout|delete|export|disable|uninstall/i.test(link));
  const screens = [
    ...new Set(own.map((link) => new URL(link, 'http://shop.invalid')).map((url) => url.pathname + url.search)),
  ];
  if (screens.length < HOW_MANY) throw new Error('the shop’s menu was not found');
  return Array.from({ length: HOW_MANY }, (_, nth) => screens[Math.floor((nth * screens.length) / HOW_MANY)]);
}
