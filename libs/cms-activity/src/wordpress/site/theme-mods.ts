import type { Finding } from '../../finding.js';
import { excerpt } from '../../plain-text.js';
import type { JsonValue } from '../../types.js';
import { isHeaderMod } from './header.js';
import type { SiteView } from './site-view.js';

/** Settings of the theme that other rules read, or that WordPress keeps for itself. */
const ELSEWHERE = new Set([
  'custom_logo',
  'nav_menu_locations',
  'custom_css_post_id',
  'sidebars_widgets',
  'wp_classic_sidebars',
  '0',
]);

const LABELS: Readonly<Record<string, string>> = {
  background_color: 'couleur d’arrière-plan',
  background_image: 'image d’arrière-plan',
  background_preset: 'disposition de l’arrière-plan',
  background_position_x: 'position de l’arrière-plan',
  background_position_y: 'position de l’arrière-plan',
  background_size: 'taille de l’arrière-plan',
  background_repeat: 'répétition de l’arrière-plan',
  background_attachment: 'défilement de l’arrière-plan',
  page_layout: 'mise en page des pages',
  colorscheme: 'jeu de couleurs',
  colorscheme_hue: 'teinte',
  respect_user_color_preference: 'mode sombre',
  display_excerpt_or_full_post: 'extrait ou article entier',
  panel_1: 'contenu de la section 1 de la page d’accueil',
  panel_2: 'contenu de la section 2 de la page d’accueil',
  panel_3: 'contenu de la section 3 de la page d’accueil',
  panel_4: 'contenu de la section 4 de la page d’accueil',
};

export const BREADCRUMB = /bread[-_]?crumb|fil[-_]?(?:d[-_]?)?ariane/i;
const SIDEBAR = /sidebar|colonne/i;

/** French name of a theme's setting; an unknown one is read from its key. */
export function settingLabel(key: string): string {
  if (LABELS[key]) return LABELS[key];
  return BREADCRUMB.test(key) ? 'fil d’Ariane' : key.replace(/[-_]+/g, ' ').trim();
}

/** Rules that a setting's key adds. */
export function settingRules(key: string): string[] {
  if (BREADCRUMB.test(key)) return ['wp.breadcrumb'];
  if (SIDEBAR.test(key)) return ['wp.content.template'];
  if (/off-?canvas/i.test(key)) return ['wp.menu.off-canvas'];
  if (/social/i.test(key)) return ['wp.social'];
  return /header/i.test(key) ? ['wp.header'] : ['wp.setting'];
}

export const shownValue = (value: JsonValue): string =>
  excerpt(value === null ? '' : typeof value === 'object' ? JSON.stringify(value) : String(value), 200);

/** Every other setting of the theme: colours, layout, breadcrumb. */
export function readThemeMods({ mods }: SiteView): Finding[] {
  const touched = [...mods.values()].filter(({ key }) => !ELSEWHERE.has(key) && !isHeaderMod(key));
  if (touched.length === 0) return [];
  return [
    {
      slot: 'theme-settings',
      verb: 'configure',
      object: 'setting',
      objectId: touched.map((change) => change.key).join(),
      name: [...new Set(touched.map((change) => settingLabel(change.key)))].join(', '),
      rules: touched.flatMap((change) => settingRules(change.key)),
      rows: [...new Set(touched.flatMap((change) => change.rows))],
      changes: touched.map(({ key, before, after }) => ({
        field: key,
        before: shownValue(before),
        after: shownValue(after),
      })),
      link: '/wp-admin/customize.php',
      publicPath: '/',
    },
  ];
}
