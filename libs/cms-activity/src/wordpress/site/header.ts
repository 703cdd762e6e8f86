import type { Finding } from '../../finding.js';
import { excerpt } from '../../plain-text.js';
import type { FieldChange } from '../../types.js';
import type { SiteView } from './site-view.js';

/** Theme settings of the page's head (custom-header of WordPress's core, and the usual themes). */
const MODS: Readonly<Record<string, readonly [field: string, label: string]>> = {
  header_image: ['header_image', 'image d’en-tête'],
  header_video: ['header_video', 'vidéo d’en-tête'],
  external_header_video: ['header_video', 'vidéo d’en-tête'],
  header_textcolor: ['header_text', 'texte d’en-tête'],
  display_title_and_tagline: ['header_text', 'titre et slogan affichés dans l’en-tête'],
};

export const isHeaderMod = (key: string): boolean => MODS[key] !== undefined || key === 'header_image_data';

/** Image, video and text of the site's head. */
export function readHeader({ mods, world }: SiteView): Finding[] {
  const touched = [...mods.values()].filter((change) => MODS[change.key] !== undefined);
  if (touched.length === 0) return [];
  const shown = (key: string, value: unknown): string => {
    if (key === 'header_video' && Number(value) > 0) return world.title(Number(value));
    if (key === 'header_image' && value === 'remove-header') return '';
    return excerpt(typeof value === 'string' || typeof value === 'number' ? String(value) : JSON.stringify(value), 300);
  };
  const changes: FieldChange[] = touched.map(({ key, before, after }) => ({
    field: MODS[key]?.[0] ?? key,
    before: before === null ? '' : shown(key, before),
    after: after === null ? '' : shown(key, after),
  }));
  return [
    {
      slot: 'header',
      verb: 'update',
      object: 'header',
      objectId: touched.map((change) => change.key).join(),
      name: [...new Set(touched.map((change) => MODS[change.key]?.[1] ?? ''))].join(', '),
      rules: ['wp.header'],
      rows: [...new Set(touched.flatMap((change) => change.rows))],
      changes,
      link: '/wp-admin/customize.php?autofocus[control]=header_image',
      publicPath: '/',
    },
  ];
}
