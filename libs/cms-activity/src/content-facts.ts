import { Parser } from 'htmlparser2';
import { readable } from './plain-text.js';

export interface ContentLink {
  readonly href: string;
  readonly text: string;
  readonly internal: boolean;
}

export interface ContentImage {
  readonly src: string;
  readonly alt: string;
}

/** A block of the editor: its name without `core/`, and its attributes as written. */
export interface ContentBlock {
  readonly name: string;
  readonly attributes: string;
}

/** What a post's content is made of. Counted and compared, never judged. */
export interface ContentFacts {
  readonly text: string;
  readonly words: number;
  readonly characters: number;
  readonly headings: readonly { readonly level: number; readonly text: string }[];
  readonly blocks: readonly ContentBlock[];
  readonly images: readonly ContentImage[];
  readonly links: readonly ContentLink[];
  /** Video and audio players, embedded pages. */
  readonly players: readonly string[];
  readonly galleries: readonly string[];
  readonly hasMap: boolean;
}

/** Text read for the facts; what lies beyond is counted neither as words nor as links. */
const LONGEST = 5_000_000;
const MAX_ITEMS = 2000;
/** No post nests this deep; the parser's time grows with the square of the depth. */
const DEEPEST = 512;
const CHUNK = 16_384;

const BLOCK_NAME = /^[a-z][a-z0-9_/-]*/;
const MAP_BLOCK = /(^|[-/])(g?maps?|google-maps?|open-?street-?map|osm|leaflet)([-/]|$)|boldgrid/i;
const MAP_FRAME = /openstreetmap|google\.[a-z.]+\/maps|maps\.google|bing\.com\/maps|umap|mapbox|ign\.fr/i;
const GALLERY_SHORTCODE = /\[gallery\b[^\][]*\]/gi;
const BREAKS = new Set([
  'p',
  'div',
  'li',
  'br',
  'h1',
  'h2',
  'h3',
  'h4',
  'h5',
  'h6',
  'td',
  'th',
  'tr',
  'figcaption',
  'blockquote',
]);

/** Whether a link leads to the site itself. */
export function isInternal(href: string, origin: string): boolean {
  if (/^(?:[#?]|\/(?!\/)|\.{1,2}\/)/.test(href)) return true;
  if (!/^(?:https?:)?\/\//i.test(href)) return !/^[a-z][a-z0-9+.-]*:/i.test(href);
  const host = (url: string): string => /^(?:https?:)?\/\/([^/?#]*)/i.exec(url)?.[1]?.toLowerCase() ?? '';
  return host(href) === host(origin);
}

/** `wp:name {attributes} /`, read by hand: a pattern would take for ever on a comment made for that. */
function blockComment(
  data: string,
): { name: string; closing: boolean; selfClosing: boolean; attributes: string } | null {
  let rest = data.length > 100_000 ? '' : data.trim();
  const closing = rest.startsWith('/');
  if (closing) rest = rest.slice(1);
  if (!rest.startsWith('wp:')) return null;
  const name = BLOCK_NAME.exec(rest.slice(3))?.[0];
  if (name === undefined) return null;
  const selfClosing = rest.endsWith('/');
  const attributes = rest.slice(3 + name.length, selfClosing ? -1 : undefined).trim();
  return { name, closing, selfClosing, attributes };
}

class ContentReader {
  readonly text: string[] = [];
  readonly headings: { level: number; text: string }[] = [];
  readonly blocks: ContentBlock[] = [];
  readonly images: ContentImage[] = [];
  readonly links: ContentLink[] = [];
  readonly players: string[] = [];
  readonly galleries: string[] = [];
  hasMap = false;
  depth = 0;
  private hidden = 0;
  private heading: { level: number; parts: string[] } | null = null;
  private link: { href: string; parts: string[]; internal: boolean } | null = null;
  private gallery: string[] | null = null;

  constructor(private readonly origin: string) {}

  open(name: string, attributes: Readonly<Record<string, string>>): void {
    this.depth++;
    if (BREAKS.has(name)) this.text.push(' ');
    if (name === 'script' || name === 'style') this.hidden++;
    const level = /^h([1-6])$/.exec(name)?.[1];
    if (level) this.heading = { level: Number(level), parts: [] };
    const { href, src } = attributes;
    if (name === 'a' && href !== undefined) {
      const internal = attributes['data-type'] !== undefined || isInternal(href, this.origin);
      this.link = { href, parts: [], internal };
    }
    if (name === 'img') {
      this.gallery?.push(src ?? '');
      if (this.images.length < MAX_ITEMS) this.images.push({ src: src ?? '', alt: attributes.alt ?? '' });
    }
    if ((name === 'video' || name === 'audio' || name === 'iframe') && this.players.length < MAX_ITEMS)
      this.players.push(`${name} ${src ?? ''}`);
    if (name === 'iframe' && MAP_FRAME.test(src ?? '')) this.hasMap = true;
  }

  close(name: string): void {
    this.depth--;
    if (BREAKS.has(name)) this.text.push(' ');
    if ((name === 'script' || name === 'style') && this.hidden > 0) this.hidden--;
    if (this.heading && name === `h${this.heading.level}`) {
      if (this.headings.length < MAX_ITEMS)
        this.headings.push({ level: this.heading.level, text: tidy(this.heading.parts) });
      this.heading = null;
    }
    if (name === 'a' && this.link) {
      if (this.links.length < MAX_ITEMS)
        this.links.push({ href: this.link.href, text: tidy(this.link.parts), internal: this.link.internal });
      this.link = null;
    }
  }

  say(text: string): void {
    if (this.hidden > 0) return;
    this.text.push(text);
    this.heading?.parts.push(text);
    this.link?.parts.push(text);
  }

  comment(data: string): void {
    const block = blockComment(data);
    if (block === null) return;
    const { name, closing, selfClosing, attributes } = block;
    const short = name.replace(/^core\//, '');
    if (short === 'gallery' && closing && this.gallery) {
      this.galleries.push(this.gallery.join(' '));
      this.gallery = null;
    }
    if (closing) return;
    if (short === 'gallery' && !selfClosing) this.gallery = [attributes];
    if (MAP_BLOCK.test(short)) this.hasMap = true;
    if (this.blocks.length < MAX_ITEMS) this.blocks.push({ name: short, attributes });
  }
}

const tidy = (parts: readonly string[]): string => parts.join('').replace(/\s+/g, ' ').trim();

/** Reads a post's content, whatever it holds: HTML, blocks, both, neither, broken. Linear in its length. */
export function contentFacts(content: string, origin: string): ContentFacts {
  const reader = new ContentReader(origin);
  const parser = new Parser(
    {
      onopentag: (name, attributes) => reader.open(name, attributes),
      onclosetag: (name) => reader.close(name),
      ontext: (text) => reader.say(text),
      oncomment: (data) => reader.comment(data),
    },
    { decodeEntities: true },
  );
  const read = content.slice(0, LONGEST);
  for (let at = 0; at < read.length && reader.depth <= DEEPEST; at += CHUNK) parser.write(read.slice(at, at + CHUNK));
  parser.end();
  const text = tidy(reader.text);
  const shortcodes = read.includes('[gallery') ? (read.match(GALLERY_SHORTCODE) ?? []) : [];
  return {
    text: readable(text),
    words: text === '' ? 0 : text.split(' ').length,
    characters: text.length,
    headings: reader.headings,
    blocks: reader.blocks,
    images: reader.images,
    links: reader.links,
    players: reader.players,
    galleries: [...reader.galleries, ...shortcodes],
    hasMap: reader.hasMap,
  };
}

/** `contentFacts` that remembers its last answers: a burst is read again after every row. */
export function rememberingFacts(origin: string, size = 8): (content: string) => ContentFacts {
  const memory = new Map<string, ContentFacts>();
  return (content) => {
    const known = memory.get(content);
    const facts = known ?? contentFacts(content, origin);
    memory.delete(content);
    memory.set(content, facts);
    const [oldest] = memory.keys();
    if (memory.size > size && oldest !== undefined) memory.delete(oldest);
    return facts;
  };
}
