import type { FeedEvent } from '@e5b/contracts';
import { NOUNS, type Noun, PARTICIPLES, SENTENCES } from './feed-words.js';

/** « publié » agreed with its noun: publiée, publiés, publiées; « mis » has its plural already. */
export function agree(stem: string, noun: Noun): string {
  const feminine = noun.gender === 'f' ? 'e' : '';
  const plural = noun.plural && !(feminine === '' && stem.endsWith('s')) ? 's' : '';
  return `${stem}${feminine}${plural}`;
}

const quoted = (name: string): string => `« ${name} »`;

/** One act in French, as plain text: « Page “Nos ateliers” publiée ». Unknown words fall back to the codes themselves. */
export function feedSentence({ verb, object, name }: Pick<FeedEvent, 'verb' | 'object' | 'name'>): string {
  const bare = name.trim() === '' ? 'sans titre' : name.trim();
  const shownName = quoted(bare);
  const own = SENTENCES[`${verb} ${object}`];
  if (own) return own(shownName, bare);
  const noun = NOUNS[object] ?? { label: fallbackLabel(object), gender: 'm' };
  const participle = PARTICIPLES[verb];
  if (!participle) return `${noun.label} ${shownName} : ${verb}`;
  const rest = participle.rest ? ` ${participle.rest}` : '';
  return `${noun.label} ${shownName} ${agree(participle.stem, noun)}${rest}`;
}

function fallbackLabel(object: string): string {
  const words = object.replaceAll('_', ' ').trim();
  return words === '' ? 'Élément' : `${words.charAt(0).toUpperCase()}${words.slice(1)}`;
}
