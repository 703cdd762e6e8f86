import type { Cms } from '../../types.js';
import { prestashopScreen } from './prestashop-screen.js';
import type { Screen } from './screen.js';
import { sitePath } from './site-path.js';
import { wordpressScreen } from './wordpress-screen.js';

/**
 * The screen that a path of the access journal shows, or null when it shows none: background requests, files, feeds.
 * A screen that is not known gets a name that says no more than is certain.
 */
export function screenOf(cms: Cms, path: string): Screen | null {
  const parsed = sitePath(path);
  return cms === 'wordpress' ? wordpressScreen(parsed) : prestashopScreen(parsed);
}
