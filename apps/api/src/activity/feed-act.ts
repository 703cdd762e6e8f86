import { createHash } from 'node:crypto';
import type { ActivityEvent, JsonValue } from '@e5b/cms-activity';
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
  return shortText(typeof value === 'string' ? value : JSON.stringify(value));
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
  };
  const shown = { at: event.at, lastAt, withdrawn: event.withdrawn, content };
  return { id: actId(sittingId, `${origin}\n${event.key}`), ...shown, digest: sha256(JSON.stringify(shown)) };
}
