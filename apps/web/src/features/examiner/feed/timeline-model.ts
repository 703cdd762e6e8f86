import type { FeedEvent, PageVisit, WindowView } from '@e5b/contracts';
import { formatSeconds } from '../../../lib/format-time.js';
import { objectNoun } from './feed-sentence.js';
import { countByObject } from './group-events.js';

/** What an act is about, coarsely: a row and a colour of the timeline. */
export type Family = 'content' | 'appearance' | 'exchange' | 'settings';

const FAMILIES: Record<Family, string> = {
  content: `post page category tag media featured_image gallery seo product combination attribute feature pack brand supplier
    attachment image cms_page stock catalog_rule cart_rule specific_price alias`,
  appearance: `menu menu_item menu_location widget theme header homepage site_identity module_position link_list slider
    text_block reassurance`,
  exchange: 'comment order order_status refund return_policy customer_message predefined_message',
  settings: '',
};
const FAMILY_OF = new Map(
  Object.entries(FAMILIES).flatMap(([family, objects]) =>
    objects.split(/\s+/).map((object): [string, Family] => [object, family as Family]),
  ),
);

export const familyOf = (object: string): Family => FAMILY_OF.get(object) ?? 'settings';

/** A stretch of the timeline, in thousandths of its width. */
export interface Stretch {
  from: number;
  to: number;
}

export interface TimelineModel {
  acts: { id: string; at: number; family: Family }[];
  visits: (Stretch & { id: string; area: PageVisit['area'] })[];
  pauses: Stretch[];
  /** Where now is; null outside the window. */
  now: number | null;
  /** All of it in words. */
  summary: string;
}

const WIDTH = 1000;

/** When the timeline ends: at the deadline as it stands, or at the end of the passage. */
function endOf(window: WindowView, startedAt: number, now: number): number {
  const planned = (window.durationSeconds + window.extraSeconds + window.givenSeconds) * 1000;
  const paused = window.pauses.reduce((sum, { from, to }) => sum + ((to ?? now) - from), 0);
  return window.endedAt ?? window.closesAt ?? startedAt + planned + paused;
}

/** Lays acts, visits and pauses out over the candidate's own window; null before it starts. */
export function timelineModel(
  window: WindowView,
  events: readonly FeedEvent[],
  visits: readonly PageVisit[],
  now: number,
): TimelineModel | null {
  const { startedAt } = window;
  if (startedAt === null) return null;
  const end = Math.max(endOf(window, startedAt, now), startedAt + 1000);
  const place = (at: number): number =>
    Math.min(WIDTH, Math.max(0, Math.round(((at - startedAt) / (end - startedAt)) * WIDTH)));
  const until = Math.min(now, end);
  const stretches = visits
    .filter((visit) => (visit.endedAt ?? until) > startedAt)
    .map(({ id, area, startedAt: from, endedAt }) => ({ id, area, from, to: Math.max(from, endedAt ?? until) }));
  const acts = events.filter(({ withdrawn, object, at }) => !withdrawn && object !== 'tabs' && at >= startedAt);
  return {
    acts: acts.map(({ id, at, object }) => ({ id, at: place(at), family: familyOf(object) })),
    visits: stretches.map(({ id, area, from, to }) => ({ id, area, from: place(from), to: place(to) })),
    pauses: window.pauses.map(({ from, to }) => ({ from: place(from), to: place(to ?? until) })),
    now: now < end && window.endedAt === null ? place(now) : null,
    summary: summaryOf(acts, stretches, window.pauses.length),
  };
}

function summaryOf(
  acts: readonly FeedEvent[],
  visits: readonly { area: PageVisit['area']; from: number; to: number }[],
  pauses: number,
): string {
  const objects = countByObject(acts)
    .slice(0, 6)
    .map(([object, count]) => `${objectNoun(object).toLowerCase()} ${count}`);
  const spent = (area: PageVisit['area']): number =>
    visits.reduce((sum, visit) => (visit.area === area ? sum + (visit.to - visit.from) / 1000 : sum), 0);
  const plural = acts.length > 1 ? 's' : '';
  return [
    `Chronologie du passage : ${acts.length === 0 ? 'aucun acte' : `${acts.length} acte${plural} (${objects.join(', ')})`}`,
    `administration ouverte ${formatSeconds(spent('back-office'))}`,
    `site ouvert ${formatSeconds(spent('site'))}`,
    pauses === 0 ? 'aucune pause' : `${pauses} pause${pauses > 1 ? 's' : ''}`,
  ].join(' ; ');
}
