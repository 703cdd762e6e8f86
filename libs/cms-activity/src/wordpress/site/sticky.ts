import type { Finding } from '../../finding.js';
import { phpList } from '../../php-value.js';
import { editPost, publicPost } from '../links.js';
import { statusOf } from '../post-view.js';
import type { SiteView } from './site-view.js';

/** Posts pinned to the top of the list, or no longer. */
export function readSticky({ options, world }: SiteView): Finding[] {
  const option = options.get('sticky_posts');
  if (!option) return [];
  const list = (stored: unknown): Set<string> => new Set(phpList(stored).map(String));
  const [before, after] = [list(option.before), list(option.deleted ? null : option.after)];
  const finding = (id: string, pinned: boolean): Finding[] => {
    const post = world.post(id);
    // A post that goes away is unpinned by WordPress.
    if (!pinned && ['', 'trash'].includes(statusOf(post))) return [];
    return [
      {
        slot: `sticky:${id}`,
        verb: pinned ? 'pin' : 'update',
        object: 'post',
        objectId: id,
        name: world.title(id),
        rules: ['wp.content.pin'],
        rows: option.rows,
        changes: [{ field: 'pinned', before: !pinned, after: pinned }],
        link: editPost(id),
        publicPath: publicPost(post),
        actorHint: world.editorOf(id),
      },
    ];
  };
  return [
    ...[...after].filter((id) => !before.has(id)).flatMap((id) => finding(id, true)),
    ...[...before].filter((id) => !after.has(id)).flatMap((id) => finding(id, false)),
  ];
}
