import type { Finding } from '../../finding.js';
import { readable } from '../../plain-text.js';
import { folderName } from './plugins.js';
import type { SiteView } from './site-view.js';

/** Another theme. */
export function readTheme({ options }: SiteView): Finding[] {
  const stylesheet = options.get('stylesheet');
  if (!stylesheet || stylesheet.before === stylesheet.after) return [];
  const slug = (value: unknown): string => readable(value);
  const current = options.get('current_theme');
  const name = (value: unknown, folder: unknown): string => readable(value) || folderName(slug(folder));
  return [
    {
      slot: 'theme',
      verb: 'activate',
      object: 'theme',
      objectId: slug(stylesheet.after),
      name: name(current?.after, stylesheet.after),
      rules: ['wp.theme'],
      rows: [...stylesheet.rows, ...(options.get('template')?.rows ?? []), ...(current?.rows ?? [])],
      changes: [
        {
          field: 'theme',
          before: name(current?.before, stylesheet.before),
          after: name(current?.after, stylesheet.after),
        },
      ],
      link: '/wp-admin/themes.php',
      publicPath: '/',
    },
  ];
}
