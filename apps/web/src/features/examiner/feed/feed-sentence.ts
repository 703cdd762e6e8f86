import type { FeedEvent } from '@e5b/contracts';
import { lookUp } from '../../../lib/look-up.js';
import { NOUNS, type Noun, PARTICIPLES, SENTENCES } from './feed-words.js';

/** « publié » agreed with its noun: publiée, publiés, publiées; « mis » has its plural already. */
export function agree(stem: string, noun: Noun): string {
  const feminine = noun.gender === 'f' ? 'e' : '';
  const plural = noun.plural && !(feminine === '' && stem.endsWith('s')) ? 's' : '';
  return `${stem}${feminine}${plural}`;
}

const quoted = (name: string): string => `«\u00a0${name}\u00a0»`;

/** One act in French, as plain text: « Page “Nos ateliers” publiée ». Unknown words fall back to the codes themselves. */
export function feedSentence({
  verb,
  object,
  name,
  facts,
}: Pick<FeedEvent, 'verb' | 'object' | 'name' | 'facts'>): string {
  const bare = name.trim() === '' ? 'sans titre' : name.trim();
  const shownName = quoted(bare);
  const key = `${verb} ${object}`;
  const own = lookUp(SENTENCES, key);
  if (own) return own(shownName, bare);
  const noun = lookUp(NOUNS, object) ?? {
    label: fallbackLabel(object),
    gender: 'm',
  };
  const participle = lookUp(PARTICIPLES, verb);
  if (!participle) return `${noun.label} ${shownName}\u00a0: ${verb}`;
  const rest = participle.rest ? ` ${participle.rest}` : '';
  // Made and put online in one go: the sujet asks for both.
  const published = verb === 'create' && facts.status === 'publish' ? ` et ${agree('publié', noun)}` : '';
  return `${noun.label} ${shownName} ${agree(participle.stem, noun)}${rest}${published}`;
}

/** « Page », « Élément de menu »: what an act is about, in one word or two. */
export const objectNoun = (object: string): string => lookUp(NOUNS, object)?.label ?? fallbackLabel(object);

function fallbackLabel(object: string): string {
  const words = object.replaceAll('_', ' ').trim();
  return words === '' ? 'Élément' : `${words.charAt(0).toUpperCase()}${words.slice(1)}`;
}
