import { createHash } from 'node:crypto';
import {
  type ActivityEvent,
  type ActPlace,
  type JsonValue,
  labelsOf,
  type TabUse,
  VISIT_RULES,
} from '@e5b/cms-activity';
import { LIST_SEPARATOR } from '@e5b/contracts';
import type { FeedContent } from './activity-event.entity.js';

/** An act as the feed will show it; the journal keeps every value whole. */
export interface FeedAct {
  readonly id: string;
  readonly at: number;
  readonly lastAt: number;
  readonly withdrawn: boolean;
  readonly content: FeedContent;
  readonly digest: string;
}

const SHOWN_CHARS = 4000;
const SHOWN_ITEMS = 200;

const sha256 = (text: string): string => createHash('sha256').update(text).digest('hex');

/** A UUID (version 5, RFC 9562) that is the same for the same act of the same sitting, whenever it is computed. */
function actId(sittingId: string, key: string): string {
  const namespace = Buffer.from(sittingId.replaceAll('-', ''), 'hex');
  const hex = createHash('sha1').update(namespace).update(key).digest('hex');
  const variant = ((Number.parseInt(hex.charAt(16), 16) & 3) | 8).toString(16);
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-5${hex.slice(13, 16)}-${variant}${hex.slice(17, 20)}-${hex.slice(20, 32)}`;
}

/** Half a character (a lone surrogate, from any cut) would make the whole row invalid JSON for the database. */
const whole = (text: string): string => Buffer.from(text, 'utf8').toString('utf8');

const shortText = (text: string): string =>
  text.length > SHOWN_CHARS ? `${whole(text.slice(0, SHOWN_CHARS))}…` : whole(text);

function shortened(value: JsonValue): JsonValue {
  if (typeof value === 'string') return shortText(value);
  if (value === null || typeof value !== 'object') return value;
  if (Array.isArray(value)) return value.slice(0, SHOWN_ITEMS).map(shortened);
  const entries = Object.entries(value).slice(0, SHOWN_ITEMS);
  return Object.fromEntries(entries.map(([name, inner]) => [shortText(name), shortened(inner)]));
}

function asText(value: JsonValue): string | null {
  if (value === null) return null;
  const said = (one: JsonValue): string => (typeof one === 'string' ? one : JSON.stringify(one));
  return shortText(Array.isArray(value) ? value.map(said).join(LIST_SEPARATOR) : said(value));
}

/**
 * @param origin what makes `event.key` unique within the sitting: sandbox and snapshot
 * @param lastAt trusted ms of the last row counted into the act
 */
export function feedAct(sittingId: string, origin: string, event: ActivityEvent, lastAt: number): FeedAct {
  const { verb, object, name, functionality, changes, facts, link, publicPath, actorHint, objectId } = event;
  const content: FeedContent = {
    verb,
    object,
    name: shortText(name),
    functionality: [...functionality],
    changes: changes
      .slice(0, SHOWN_ITEMS)
      .map(({ field, before, after }) => ({ field, before: asText(before), after: asText(after) })),
    facts: { objectId, ...(actorHint === null ? {} : { actor: actorHint }), ...(shortened(facts) as object) },
    backOfficePath: link && shortText(link),
    publicPath: publicPath && shortText(publicPath),
    screen: null,
    who: null,
  };
  const id = actId(sittingId, `${origin}\n${event.key}`);
  return digested({ id, at: event.at, lastAt, withdrawn: event.withdrawn, content });
}

function digested({ id, ...shown }: Omit<FeedAct, 'digest'>): FeedAct {
  return { id, ...shown, digest: sha256(JSON.stringify(shown)) };
}

/** The act with what the requests of the same moment tell: the same row, refined. */
export function placedAct(act: FeedAct, place: ActPlace | null): FeedAct {
  const { screen, who } = act.content;
  const next = { screen: place?.screen ? shortText(place.screen.name) : null, who: place?.who ?? null };
  if (screen === next.screen && who === next.who) return act;
  return digested({ ...act, content: { ...act.content, ...next } });
}

/** Kept apart from what the candidate changed: see `change-summary`. */
export const TABS_OBJECT = 'tabs';

/** « Utiliser les onglets backoffice et frontoffice », one act per sandbox. */
export function tabAct(sittingId: string, sandbox: string, use: TabUse): FeedAct {
  const { at, lastAt, changes, backOffice, site } = use;
  const content: FeedContent = {
    ...{ verb: 'visit', object: TABS_OBJECT, name: String(changes), changes: [] },
    functionality: labelsOf([VISIT_RULES.tabs]).labels,
    facts: { objectId: TABS_OBJECT, changes, backOffice: [...backOffice], site: [...site] },
    ...{ backOfficePath: null, publicPath: null, screen: null, who: 'candidate' as const },
  };
  return digested({ id: actId(sittingId, `${sandbox}\nvisits/tabs`), at, lastAt, withdrawn: false, content });
}

/** The id of a visit: from the sandbox and the line of the access journal that began it. */
export const visitId = (sittingId: string, sandbox: string, seq: number): string =>
  actId(sittingId, `${sandbox}\nvisits/${seq}`);
