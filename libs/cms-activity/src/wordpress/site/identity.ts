import type { Finding } from '../../finding.js';
import { readable, sameText } from '../../plain-text.js';
import type { FieldChange, JsonValue } from '../../types.js';
import type { SiteView } from './site-view.js';

const TEXTS: Readonly<Record<string, readonly [field: string, label: string]>> = {
  blogname: ['title', 'titre du site'],
  blogdescription: ['tagline', 'slogan'],
};

/** Title, tagline, logo and icon of the site. */
export function readIdentity({ options, mods, world }: SiteView): Finding[] {
  const changes: FieldChange[] = [];
  const labels: string[] = [];
  const rows = new Set(Object.keys(TEXTS).flatMap((name) => options.get(name)?.rows ?? []));
  for (const [name, [field, label]] of Object.entries(TEXTS)) {
    const option = options.get(name);
    if (!option || sameText(readable(option.before), readable(option.after))) continue;
    changes.push({ field, before: readable(option.before), after: readable(option.after) });
    labels.push(label);
  }
  // WordPress crops a copy of its own for an icon.
  const imageName = (id: number): string => world.title(id).replace(/^cropped-(.*?)(?:\.[a-z]+)?$/, '$1');
  const image = (field: string, label: string, before: JsonValue, after: JsonValue): void => {
    const [old, now] = [Number(before) || 0, Number(after) || 0];
    if (old === now) return;
    // The image itself was deleted: its use goes with it.
    if (now === 0 && world.post(old) === null) return;
    changes.push({ field, before: imageName(old), after: imageName(now) });
    labels.push(label);
  };
  const logo = mods.get('custom_logo');
  const siteLogo = options.get('site_logo');
  if (logo) {
    for (const row of logo.rows) rows.add(row);
    image('logo', 'logo', logo.before, logo.after);
  } else if (siteLogo) image('logo', 'logo', siteLogo.before, siteLogo.deleted ? 0 : siteLogo.after);
  for (const row of siteLogo?.rows ?? []) rows.add(row);
  const icon = options.get('site_icon');
  if (icon) image('icon', 'icône du site', icon.before, icon.deleted ? 0 : icon.after);
  for (const row of icon?.rows ?? []) rows.add(row);
  if (changes.length === 0) return [];
  return [
    {
      slot: 'identity',
      verb: 'update',
      object: 'site_identity',
      objectId: changes.map((change) => change.field).join(),
      name: labels.join(', '),
      rules: ['wp.site.identity'],
      rows: [...rows],
      changes,
      link: '/wp-admin/options-general.php',
      publicPath: '/',
    },
  ];
}
