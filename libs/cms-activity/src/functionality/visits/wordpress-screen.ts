import type { Screen } from './screen.js';
import { type SitePath, shownPiece } from './site-path.js';
import { WORDPRESS_FILES } from './wordpress-files.js';
import { wordpressSitePage } from './wordpress-site-page.js';

type Query = SitePath['query'];

/** Queries of pages that a screen of the back office draws inside itself. */
const INNER = ['customize_messenger_channel', 'customize_changeset_uuid', 'legacy-widget-preview', 'wp_theme_preview'];

const EXTENSIONS: readonly (readonly [RegExp, string])[] = [
  [/^wpseo/, 'Yoast SEO'],
  [/^astra/, 'Astra'],
  [/^(spectra|uag)/, 'Spectra'],
  [/^elementor/, 'Elementor'],
  [/^wpforms/, 'WPForms'],
  [/^wc-|^woocommerce/, 'WooCommerce'],
];

const TYPES: Readonly<Record<string, string>> = {
  '': 'Articles',
  post: 'Articles',
  page: 'Pages',
  attachment: 'Médias',
  wp_block: 'Compositions',
};

const typeOf = (query: Query): string => TYPES[query.get('post_type') ?? ''] ?? 'Contenus d’une extension';

const TAXONOMIES: Readonly<Record<string, string>> = {
  category: 'Articles › Catégories',
  post_tag: 'Articles › Étiquettes',
};

function extensionScreen(page: string): string {
  const known = EXTENSIONS.find(([pattern]) => pattern.test(page))?.[1];
  if (known !== undefined) return `Extension › ${known}`;
  const shown = shownPiece(page);
  return shown === '' ? 'Extension' : `Extension › ${shown}`;
}

/** Screens of one file whose query says which. */
const BY_QUERY: Readonly<Record<string, (query: Query) => string | null>> = {
  'edit.php': (query) => typeOf(query),
  'post-new.php': (query) => `${typeOf(query)} › Ajouter`,
  'post.php': (query) => (query.get('action') === 'edit' ? 'Éditeur d’un contenu' : null),
  'edit-tags.php': (query) => TAXONOMIES[query.get('taxonomy') ?? ''] ?? 'Termes de classement',
  'term.php': (query) => `${TAXONOMIES[query.get('taxonomy') ?? ''] ?? 'Termes de classement'} › Modifier`,
  'comment.php': (query) => (query.get('action') === 'editcomment' ? 'Commentaires › Modifier' : null),
  'themes.php': (query) => (query.get('action') ? null : 'Apparence › Thèmes'),
  'plugins.php': (query) => (query.get('action') ? null : 'Extensions'),
  'upload.php': (query) => (query.has('item') ? 'Médias › Détails du fichier' : 'Médias'),
  'admin.php': (query) => (query.has('page') ? extensionScreen(query.get('page') ?? '') : null),
};

function adminScreen({ segments, query }: SitePath, at: number): string | null {
  const file = segments[at + 1] ?? 'index.php';
  if (file === 'network' || file === 'user') return 'Administration › Autre écran';
  if (query.has('page') && file !== 'admin.php') return extensionScreen(query.get('page') ?? '');
  const byQuery = BY_QUERY[file];
  if (Object.hasOwn(BY_QUERY, file) && byQuery) return byQuery(query);
  if (Object.hasOwn(WORDPRESS_FILES, file)) return WORDPRESS_FILES[file] ?? null;
  return file.endsWith('.php') ? 'Administration › Autre écran' : null;
}

/** WordPress: `/wp-admin/edit.php?post_type=page` → « Pages ». */
export function wordpressScreen(path: SitePath): Screen | null {
  const { segments, query } = path;
  if (INNER.some((name) => [...query.keys()].some((key) => key.startsWith(name)))) return null;
  const admin = segments.findIndex((segment) => segment.toLowerCase() === 'wp-admin');
  if (admin !== -1) {
    const name = adminScreen(path, admin);
    return name === null ? null : { area: 'back-office', name };
  }
  if (segments.at(-1) === 'wp-login.php') {
    return query.get('action') === 'logout' ? null : { area: 'back-office', name: 'Connexion à l’administration' };
  }
  const name = wordpressSitePage(path);
  return name === null ? null : { area: 'site', name };
}
