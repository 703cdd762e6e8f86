import type { Finding } from '../../finding.js';
import { excerpt, readable } from '../../plain-text.js';
import { type NetValue, sameSetting } from '../world.js';
import { SETTING_GROUPS, type SettingGroup } from './setting-groups.js';
import type { SiteView } from './site-view.js';

const GROUPED = new Set(SETTING_GROUPS.flatMap((group) => Object.keys(group.options)));

export const isGroupedSetting = (name: string): boolean => GROUPED.has(name);

/** An offset beside a named time zone means nothing: the form empties it at the first save. */
const isOldOffset = ({ key, after }: NetValue, { options, world }: SiteView): boolean =>
  key === 'gmt_offset' &&
  readable(after) === '' &&
  !options.has('timezone_string') &&
  readable(world.option('timezone_string')) !== '';

function groupFinding(group: SettingGroup, view: SiteView): Finding[] {
  const touched = Object.keys(group.options)
    .map((name) => view.options.get(name))
    .filter((option): option is NetValue => option !== undefined && !sameSetting(option.before, option.after))
    .filter((option) => !isOldOffset(option, view));
  if (touched.length === 0) return [];
  const value = (stored: NetValue['before']): string => excerpt(readable(stored), 300);
  const labels = [...new Set(touched.map((option) => group.options[option.key] ?? option.key))];
  const structure = view.options.get('permalink_structure');
  return [
    {
      slot: group.slot,
      verb: 'configure',
      object: group.object,
      objectId: group.slot,
      name: group.slot === 'permalinks' && structure ? value(structure.after) || 'simple' : labels.join(', '),
      rules: [group.rule],
      rows: touched.flatMap((option) => option.rows),
      changes: touched.map((option) => ({
        field: option.key,
        before: value(option.before),
        after: value(option.deleted ? null : option.after),
      })),
      facts: { labels },
      link: group.link,
    },
  ];
}

/** The screens of « Réglages ». */
export const readSettings = (view: SiteView): Finding[] => SETTING_GROUPS.flatMap((group) => groupFinding(group, view));

/** The privacy page: generated, or an existing page chosen. */
export function readPrivacyPage({ options, world }: SiteView): Finding[] {
  const option = options.get('wp_page_for_privacy_policy');
  if (!option || sameSetting(option.before, option.after)) return [];
  const id = String(option.after ?? '');
  const page = world.siblings.row(`post:${id}`, 'posts', id);
  const name = world.title(id) || world.title(option.before);
  return [
    {
      slot: 'privacy',
      verb: page !== null && page.before === null ? 'create' : 'configure',
      object: 'privacy_page',
      objectId: id,
      name,
      rules: ['wp.privacy'],
      rows: option.rows,
      changes: [{ field: 'privacy_page', before: world.title(option.before), after: world.title(id) }],
      link: '/wp-admin/options-privacy.php',
      publicPath: Number(id) > 0 ? `/?page_id=${encodeURIComponent(id)}` : null,
    },
  ];
}
