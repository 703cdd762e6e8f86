import type { Burst } from '../../burst.js';
import type { Finding } from '../../finding.js';
import type { WordpressWorld } from '../world.js';
import { readCustomPosts } from './custom-posts.js';
import { readHeader } from './header.js';
import { readHomepage } from './homepage.js';
import { readIdentity } from './identity.js';
import { readMenuItems } from './menu-items.js';
import { readMenuLocations, readMenus } from './menus.js';
import { readOtherOptions } from './other-options.js';
import { readPlugins } from './plugins.js';
import { readPrivacyPage, readSettings } from './settings.js';
import { viewSite } from './site-view.js';
import { readSticky } from './sticky.js';
import { readThemeMods } from './theme-mods.js';
import { readTheme } from './themes.js';
import { readWidgets } from './widgets.js';

const READERS = [
  readIdentity,
  readHeader,
  readHomepage,
  readSettings,
  readPrivacyPage,
  readPlugins,
  readTheme,
  readSticky,
  readMenus,
  readMenuItems,
  readMenuLocations,
  readWidgets,
  readThemeMods,
  readCustomPosts,
  readOtherOptions,
];

/** Settings, menus, widgets, plugins and themes: what concerns the whole site. */
export function readSite(burst: Burst, world: WordpressWorld): Finding[] {
  const view = viewSite(burst, world);
  return READERS.flatMap((read) => read(view));
}
