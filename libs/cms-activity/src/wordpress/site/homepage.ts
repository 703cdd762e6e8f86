import type { Finding } from '../../finding.js';
import type { FieldChange } from '../../types.js';
import { statusOf } from '../post-view.js';
import { sameSetting } from '../world.js';
import type { SiteView } from './site-view.js';

/** Home page: the latest posts, or a page; and the page that lists the posts. */
export function readHomepage({ options, world }: SiteView): Finding[] {
  const changed = (name: string): boolean => {
    const option = options.get(name);
    return option !== undefined && !sameSetting(option.before, option.after);
  };
  const page = world.option('show_on_front') === 'page';
  const relevant = changed('show_on_front') || (page && (changed('page_on_front') || changed('page_for_posts')));
  if (!relevant) return [];
  const front = options.get('page_on_front');
  // The page that was the home page went to the trash: WordPress falls back by itself.
  if (!page && front && Number(front.before) > 0 && ['', 'trash'].includes(statusOf(world.post(front.before))))
    return [];
  const rows = ['show_on_front', 'page_on_front', 'page_for_posts'].flatMap((name) => options.get(name)?.rows ?? []);
  const changes: FieldChange[] = [];
  const show = options.get('show_on_front');
  if (show && show.before !== show.after)
    changes.push({ field: 'show_on_front', before: show.before, after: show.after });
  if (page) {
    for (const name of ['page_on_front', 'page_for_posts']) {
      const option = options.get(name);
      if (option && !sameSetting(option.before, option.after))
        changes.push({ field: name, before: world.title(option.before), after: world.title(option.after) });
    }
  }
  const frontPage = world.title(Number(world.option('page_on_front') ?? 0));
  const postsPage = world.title(Number(world.option('page_for_posts') ?? 0));
  const pages = [frontPage, postsPage && `page des articles : ${postsPage}`].filter((text) => text !== '');
  return [
    {
      slot: 'homepage',
      verb: 'configure',
      object: 'homepage',
      objectId: 'front',
      name: page ? `page statique : ${pages.join(', ')}` : 'derniers articles',
      rules: ['wp.homepage'],
      rows,
      changes,
      facts: page ? { frontPage, postsPage } : {},
      link: '/wp-admin/options-reading.php',
      publicPath: '/',
    },
  ];
}
