import type { Finding } from '../../finding.js';
import { phpList } from '../../php-value.js';
import type { SiteView } from './site-view.js';

/** Names that a plugin's folder does not tell. */
const NAMES: Readonly<Record<string, string>> = {
  'wordpress-seo': 'Yoast SEO',
  'ultimate-addons-for-gutenberg': 'Spectra',
  'seo-by-rank-math': 'Rank Math SEO',
  'all-in-one-seo-pack': 'All in One SEO',
  'wp-seopress': 'SEOPress',
  'contact-form-7': 'Contact Form 7',
  woocommerce: 'WooCommerce',
  'post-and-page-builder': 'Post and Page Builder by BoldGrid',
  hello: 'Hello Dolly',
  akismet: 'Akismet',
};

const SEO_PLUGIN = /(^|-)seo(press)?(-|$)|yoast/;

/** « Atelier Bonjour » from `atelier-bonjour/atelier-bonjour.php`. */
export function folderName(slug: string): string {
  return slug
    .replace(/[-_]+/g, ' ')
    .replace(/(^|\s)\p{L}/gu, (letter) => letter.toUpperCase())
    .replace(/\b(?:Seo|Wp|Rss|Css|Html|Smtp|Rgpd|Gdpr)\b/g, (word) => word.toUpperCase());
}

export function pluginName(file: string): string {
  const slug = (file.split('/')[0] ?? file).replace(/\.php$/, '');
  return NAMES[slug] ?? folderName(slug);
}

/** Plugins switched on or off. */
export function readPlugins({ options }: SiteView): Finding[] {
  const option = options.get('active_plugins');
  if (!option) return [];
  const list = (stored: unknown): Set<string> => new Set(phpList(stored).map(String));
  const [before, after] = [list(option.before), list(option.deleted ? null : option.after)];
  const finding = (file: string, verb: 'activate' | 'deactivate'): Finding => ({
    slot: `plugin:${file}`,
    verb,
    object: 'plugin',
    objectId: file,
    name: pluginName(file),
    rules: SEO_PLUGIN.test(file) ? ['wp.plugin', 'wp.seo.plugin'] : ['wp.plugin'],
    rows: option.rows,
    facts: { file },
    link: '/wp-admin/plugins.php',
  });
  return [
    ...[...after].filter((file) => !before.has(file)).map((file) => finding(file, 'activate')),
    ...[...before].filter((file) => !after.has(file)).map((file) => finding(file, 'deactivate')),
  ];
}
