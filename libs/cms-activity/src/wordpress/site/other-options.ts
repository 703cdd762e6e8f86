import type { Finding } from '../../finding.js';
import { phpValue } from '../../php-value.js';
import type { NetValue } from '../world.js';
import { folderName } from './plugins.js';
import { isGroupedSetting } from './settings.js';
import { keyChanges, type SiteView, sameValue } from './site-view.js';
import { settingLabel, settingRules, shownValue } from './theme-mods.js';

/** Options of WordPress's own that other rules read. */
const ELSEWHERE = new Set([
  'blogname',
  'blogdescription',
  'site_icon',
  'site_logo',
  'show_on_front',
  'page_on_front',
  'page_for_posts',
  'wp_page_for_privacy_policy',
  'active_plugins',
  'sticky_posts',
  'sidebars_widgets',
  'nav_menu_options',
  'stylesheet',
  'template',
  'current_theme',
  'theme_switched',
  'template_root',
  'stylesheet_root',
  'default_link_category',
  'image_default_link_type',
  'image_default_size',
  'image_default_align',
  'link_manager_enabled',
  'category_base',
  'html_type',
  'blog_charset',
  'hack_file',
  'upload_path',
  'upload_url_path',
  'use_trackback',
  'wp_user_roles',
  'mailserver_url',
  'mailserver_login',
  'mailserver_port',
]);

/** Machinery of plugins and themes: counters, versions, notices, queues. */
const VOLATILE =
  /version|cache|notice|nonce|time(stamp|_|$)|(^|_)(last|next)_|count|(^|_)db_|migrat|upgrad|hash|install|activat|(^|_)logs?(_|$)|queue|lock|cron|session|track|dismiss|onboard|wizard|review|api_|licen[cs]e|stat(s|us|istics)|transient|flush|rewrite|token|first_|indexation|indexable|schedul|usage|redirect|pointer|notif/i;

const isVolatile = (key: string): boolean => VOLATILE.test(key.replaceAll('-', '_'));

const EXTENSIONS: readonly (readonly [pattern: RegExp, name: string])[] = [
  [/^wpseo/, 'Yoast SEO'],
  [/^rank[-_]math/, 'Rank Math SEO'],
  [/^astra/, 'Astra'],
  [/^(uag|spectra|_uag)/, 'Spectra'],
  [/^woocommerce/, 'WooCommerce'],
  [/^wpcf7/, 'Contact Form 7'],
  [/^elementor/, 'Elementor'],
];

const SEO = /^(wpseo|rank[-_]math|aioseo|seopress)/;

const extensionName = (option: string): string =>
  EXTENSIONS.find(([pattern]) => pattern.test(option))?.[1] ?? folderName(option.split(/[-_]/).slice(0, 2).join(' '));

/** Whether the option is a setting that no rule knows: of a plugin, or of a theme beside its theme_mods. */
function isUnknown({ key, inserted, deleted }: NetValue): boolean {
  if (inserted || deleted) return false;
  return !ELSEWHERE.has(key) && !isGroupedSetting(key) && !/^(widget_|theme_mods_)/.test(key) && !isVolatile(key);
}

function optionFinding(option: NetValue): Finding[] {
  const [before, after] = [phpValue(option.before), phpValue(option.after)];
  const structured = typeof before === 'object' && typeof after === 'object';
  const touched = structured
    ? keyChanges(option).filter((change) => !isVolatile(change.key))
    : sameValue(before, after)
      ? []
      : [{ key: option.key, before, after }];
  if (touched.length === 0) return [];
  const extension = extensionName(option.key);
  const seo = SEO.test(option.key);
  const labels = [...new Set(touched.map((change) => settingLabel(change.key)))];
  return [
    {
      slot: `option:${option.key}`,
      verb: 'configure',
      object: seo ? 'seo' : 'setting',
      objectId: option.key,
      name: `réglage de l’extension ${extension} : ${labels.slice(0, 5).join(', ')}`,
      rules: [...(seo ? ['wp.seo.fields'] : ['wp.unknown']), ...touched.flatMap((change) => settingRules(change.key))],
      rows: option.rows,
      changes: touched.slice(0, 20).map((change) => ({
        field: change.key,
        before: shownValue(change.before),
        after: shownValue(change.after),
      })),
      facts: { extension, option: option.key },
      link: null,
    },
  ];
}

/** One honest line for each setting that no other rule knows. */
export function readOtherOptions({ options, switchingTheme }: SiteView): Finding[] {
  // A plugin or theme that starts or stops writes its own options.
  if (switchingTheme || options.has('active_plugins')) return [];
  return [...options.values()].filter(isUnknown).flatMap(optionFinding);
}
