import type { ContentBlock, ContentFacts, ContentImage, ContentLink } from '../content-facts.js';
import { excerpt } from '../plain-text.js';
import type { JsonValue } from '../types.js';

const LISTED = 30;

function counted(blocks: readonly ContentBlock[]): Record<string, number> {
  const counts = new Map<string, number>();
  for (const { name } of blocks) counts.set(name, (counts.get(name) ?? 0) + 1);
  return Object.fromEntries(counts);
}

/** What `after` has more than `before`, as often as it has it more. */
function added<T>(before: readonly T[], after: readonly T[], key: (item: T) => string): T[] {
  const left = new Map<string, number>();
  for (const item of before) left.set(key(item), (left.get(key(item)) ?? 0) + 1);
  return after.filter((item) => {
    const count = left.get(key(item)) ?? 0;
    left.set(key(item), count - 1);
    return count <= 0;
  });
}

const linkKey = (link: ContentLink): string => `${link.href} ${link.text}`;
const imageKey = (image: ContentImage): string => image.src;
const blockName = (block: ContentBlock): string => block.name;
const written = (value: unknown): string => JSON.stringify(value);
const shown = (link: ContentLink): JsonValue => ({
  href: excerpt(link.href, 300),
  text: excerpt(link.text, 120),
  internal: link.internal,
});

/** Facts of a content for the examiner: counts and lists, short enough to show. */
export function contentSummary(facts: ContentFacts): Record<string, JsonValue> {
  return {
    words: facts.words,
    characters: facts.characters,
    headings: facts.headings.slice(0, LISTED).map(({ level, text }) => ({ level, text: excerpt(text, 120) })),
    blocks: counted(facts.blocks),
    images: { total: facts.images.length, withoutAlt: facts.images.filter((image) => image.alt.trim() === '').length },
    links: {
      internal: facts.links.filter((link) => link.internal).length,
      external: facts.links.filter((link) => !link.internal).length,
    },
  };
}

/** What changed from one content to the next, as far as it can be named. */
export function contentDifferences(before: ContentFacts, after: ContentFacts): Record<string, JsonValue> {
  const facts: Record<string, JsonValue> = {};
  const note = (name: string, items: readonly JsonValue[]): void => {
    if (items.length > 0) facts[name] = items.slice(0, LISTED);
  };
  note('blocksAdded', added(before.blocks, after.blocks, blockName).map(blockName));
  note('blocksRemoved', added(after.blocks, before.blocks, blockName).map(blockName));
  note('linksAdded', added(before.links, after.links, linkKey).map(shown));
  note('linksRemoved', added(after.links, before.links, linkKey).map(shown));
  note(
    'imagesAdded',
    added(before.images, after.images, imageKey).map(({ src, alt }) => ({ src: excerpt(src, 300), alt })),
  );
  note(
    'imagesRemoved',
    added(after.images, before.images, imageKey).map(({ src }) => excerpt(src, 300)),
  );
  return facts;
}

const BLOCK_OF_IMAGE = new Set(['image', 'gallery', 'media-text', 'cover', 'video']);
const mediaBlocks = (facts: ContentFacts): ContentBlock[] =>
  facts.blocks.filter((block) => BLOCK_OF_IMAGE.has(block.name));

const EMPTY: ContentFacts = {
  text: '',
  words: 0,
  characters: 0,
  headings: [],
  blocks: [],
  images: [],
  links: [],
  players: [],
  galleries: [],
  hasMap: false,
};

/** The same media blocks, whatever their settings: one of them was adjusted, none added. */
const samePlaces = (before: ContentFacts, after: ContentFacts): boolean =>
  written(mediaBlocks(before).map(blockName)) === written(mediaBlocks(after).map(blockName));

/** The rules that a new or changed content concerns. `before` is null for a new one. */
export function contentRules(before: ContentFacts | null, after: ContentFacts): string[] {
  const old = before ?? EMPTY;
  const differs = (pick: (facts: ContentFacts) => unknown): boolean => written(pick(old)) !== written(pick(after));
  const rules: string[] = [];
  if (differs((facts) => facts.text)) rules.push('wp.content.text');
  if (differs((facts) => facts.headings)) rules.push('wp.content.headings');
  if (differs((facts) => facts.links)) rules.push('wp.content.links');
  if (differs((facts) => facts.blocks)) rules.push('wp.content.blocks');
  if (differs((facts) => facts.images)) rules.push('wp.content.image');
  if (after.images.length + after.players.length > old.images.length + old.players.length)
    rules.push('wp.content.media');
  if (before && samePlaces(before, after) && differs(mediaBlocks)) rules.push('wp.content.image-layout');
  if (differs((facts) => facts.galleries)) rules.push('wp.content.gallery');
  if (after.hasMap && (!old.hasMap || differs((facts) => facts.players))) rules.push('wp.content.map');
  return rules;
}
