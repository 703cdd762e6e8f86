import { PRESTASHOP_CONTROLLERS, PRESTASHOP_ROUTES } from './prestashop-routes.js';
import { prestashopSitePage } from './prestashop-site-page.js';
import type { Screen } from './screen.js';
import type { SitePath } from './site-path.js';

/** The back office is a directory that starts with « admin », whatever the shop added to it. */
const BACK_OFFICE = /^admin[\w-]*$/i;
const OTHER = 'Administration › Autre écran';

const SUFFIXES: Readonly<Record<string, string>> = {
  new: 'Ajouter',
  create: 'Ajouter',
  add: 'Ajouter',
  edit: 'Modifier',
  view: 'Consulter',
  details: 'Consulter',
  preview: 'Aperçu',
};

/** What a legacy screen does, from the names in its query: `addcustomer`, `updateorder&id_order=3`, `vieworder`. */
function legacySuffix(query: SitePath['query']): string | null {
  const names = [...query.keys()];
  if (names.some((name) => /^add[a-z_]/.test(name))) return 'Ajouter';
  if (names.some((name) => /^update[a-z_]/.test(name))) return 'Modifier';
  return names.some((name) => /^view[a-z_]/.test(name)) ? 'Consulter' : null;
}

function legacyScreen(query: SitePath['query']): string | null {
  const controller = (query.get('controller') ?? '').replace(/Controller$/, '');
  if (controller === '') return 'Tableau de bord';
  const key = controller.toLowerCase();
  const base = Object.hasOwn(PRESTASHOP_CONTROLLERS, key) ? PRESTASHOP_CONTROLLERS[key] : OTHER;
  if (base === null || base === undefined) return null;
  if (key === 'adminmodules' && query.has('configure')) return 'Modules › Configurer un module';
  const suffix = legacySuffix(query);
  return suffix === null || base === OTHER ? base : `${base} › ${suffix}`;
}

/** What follows a known route: nothing or numbers for its list, `12/edit`, `new`; anything deeper is a part of a screen. */
function routeSuffix(rest: readonly string[]): string | null | undefined {
  const words = rest.filter((segment) => !/^\d+$/.test(segment));
  const numbers = rest.length - words.length;
  if (words.length === 0) return numbers === 1 ? 'Modifier' : null;
  if (numbers > 1 && words.length <= 2) return null;
  const [word = ''] = words;
  if (words.length === 1 && Object.hasOwn(SUFFIXES, word)) return SUFFIXES[word];
  return undefined;
}

function routeScreen(segments: readonly string[]): string | null {
  const route = segments.map((segment) => segment.toLowerCase());
  for (let length = Math.min(route.length, 5); length > 0; length--) {
    const key = route.slice(0, length).join('/');
    if (!Object.hasOwn(PRESTASHOP_ROUTES, key)) continue;
    const base = PRESTASHOP_ROUTES[key];
    if (base === null || base === undefined) return null;
    // What follows is the module's name.
    if (key.endsWith('/configure')) return base;
    const suffix = routeSuffix(route.slice(length));
    if (suffix === undefined) return null;
    return suffix === null ? base : `${base} › ${suffix}`;
  }
  return route.some((segment) => segment.startsWith('_') || segment === 'api' || segment === 'common') ? null : OTHER;
}

function backOfficeScreen(inside: readonly string[], query: SitePath['query']): string | null {
  if (query.has('ajax') || query.has('liteDisplaying')) return null;
  const route = inside[0] === 'index.php' ? inside.slice(1) : inside;
  if (route[0]?.endsWith('.php')) return null;
  return route.length === 0 ? legacyScreen(query) : routeScreen(route);
}

/** PrestaShop 1.7 to 9: `controller=AdminOrders` and the routes of the newer screens. */
export function prestashopScreen(path: SitePath): Screen | null {
  const { segments, query } = path;
  const [first = ''] = segments;
  if (BACK_OFFICE.test(first)) {
    const name = backOfficeScreen(segments.slice(1), query);
    return name === null ? null : { area: 'back-office', name };
  }
  const name = prestashopSitePage(path);
  return name === null ? null : { area: 'site', name };
}
