/** Sites whose links make a menu one of social networks. */
const NETWORK =
  /(^|\.)(facebook|instagram|twitter|x|linkedin|youtube|tiktok|pinterest|snapchat|threads|mastodon|bsky|whatsapp|telegram|vimeo|discord)\.[a-z]{2,}$/i;
const SOCIAL_PLACE = /social|r[ée]seaux/i;
const OFF_CANVAS_PLACE = /off[-_ ]?canvas|hors[-_ ]?champ|mobile|hamburger|burger|slide|drawer|panneau/i;

const hostOf = (url: string): string => /^(?:https?:)?\/\/([^/?#:]+)/i.exec(url)?.[1] ?? '';

export const isSocialUrl = (url: string): boolean => NETWORK.test(hostOf(url));

/** Rules that a menu's name or place adds. */
export function placeRules(name: string): string[] {
  if (SOCIAL_PLACE.test(name)) return ['wp.menu.social', 'wp.social'];
  return OFF_CANVAS_PLACE.test(name) ? ['wp.menu.off-canvas'] : [];
}
