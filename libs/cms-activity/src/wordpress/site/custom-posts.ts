import type { NetRow } from '../../burst.js';
import type { Finding } from '../../finding.js';
import { readable, textChange } from '../../plain-text.js';
import type { Row } from '../../types.js';
import { folderName } from './plugins.js';
import type { SiteView } from './site-view.js';

const content = (row: Row | null): string => String(row?.post_content ?? '');

/** Global styles without what WordPress puts there when the site editor is merely opened. */
function styles(row: Row | null): string {
  try {
    const { styles, settings } = JSON.parse(content(row) || '{}') as Record<string, unknown>;
    return JSON.stringify([styles ?? null, settings ?? null]);
  } catch {
    return content(row);
  }
}

const NO_STYLES = JSON.stringify([null, null]);

type Reading = (net: NetRow, view: SiteView) => Omit<Finding, 'slot' | 'objectId' | 'rows'> | null;

const customCss: Reading = ({ before, after }) =>
  content(before).trim() === content(after).trim()
    ? null
    : {
        verb: 'configure',
        object: 'setting',
        name: 'CSS additionnel',
        rules: ['wp.setting'],
        changes: [textChange('css', content(before), content(after))],
        link: '/wp-admin/customize.php?autofocus[section]=custom_css',
        publicPath: '/',
      };

const globalStyles: Reading = ({ before, after }) => {
  const [old, now] = [before ? styles(before) : NO_STYLES, after ? styles(after) : NO_STYLES];
  if (old === now) return null;
  return {
    verb: 'configure',
    object: 'setting',
    name: 'styles du site',
    rules: ['wp.theme.template'],
    changes: [textChange('styles', old, now)],
    link: '/wp-admin/site-editor.php',
    publicPath: '/',
  };
};

const PARTS: Readonly<Record<string, readonly [name: string, rule: string]>> = {
  header: ['en-tête', 'wp.header'],
  footer: ['pied de page', 'wp.theme.template'],
};

const template: Reading = ({ before, after }, { world }) => {
  const row = after ?? before;
  if (!row || content(before) === content(after) || row.post_status === 'auto-draft') return null;
  const area = world.mirror
    .where('term_relationships', 'object_id', row.ID ?? null)
    .map((relation) => world.mirror.get('term_taxonomy', relation.term_taxonomy_id ?? null))
    .find((term) => term?.taxonomy === 'wp_template_part_area');
  const [label, rule] = PARTS[world.termName(area?.term_id ?? null)] ?? ['modèle', 'wp.theme.template'];
  return {
    verb: after ? 'update' : 'delete',
    object: label === 'en-tête' ? 'header' : 'setting',
    name: [label, readable(row.post_title) || folderName(String(row.post_name ?? ''))].join(' : '),
    rules: [rule],
    changes: [textChange('content', content(before), content(after))],
    link: '/wp-admin/site-editor.php',
    publicPath: '/',
  };
};

/** A block theme's menu; WordPress makes one by itself when the site editor opens. */
const navigation: Reading = ({ before, after }) => {
  const row = after ?? before;
  if (!before || !row || content(before) === content(after)) return null;
  return {
    verb: after ? 'update' : 'delete',
    object: 'menu',
    name: readable(row.post_title),
    rules: ['wp.menu'],
    changes: [textChange('content', content(before), content(after))],
    link: '/wp-admin/site-editor.php',
    publicPath: '/',
  };
};

const READINGS: Readonly<Record<string, Reading>> = {
  custom_css: customCss,
  wp_global_styles: globalStyles,
  wp_template: template,
  wp_template_part: template,
  wp_navigation: navigation,
};

/** The site's look kept as posts: additional CSS, styles, templates, block menus. */
export function readCustomPosts(view: SiteView): Finding[] {
  return view.burst.rows('posts').flatMap((net) => {
    const row = net.after ?? net.before;
    const finding = READINGS[String(row?.post_type)]?.(net, view);
    return finding && row
      ? [{ ...finding, slot: `${String(row.post_type)}:${row.ID}`, objectId: String(row.ID), rows: [net] }]
      : [];
  });
}
