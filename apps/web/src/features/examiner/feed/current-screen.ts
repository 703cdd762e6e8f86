import type { FeedEvent, PageVisit } from '@e5b/contracts';
import { objectIdOf } from './group-events.js';

export interface CurrentScreen {
  screen: string;
  area: PageVisit['area'];
  since: number;
  /** Trusted ms of the last sign of the candidate: a page asked for, something saved. */
  lastSignAt: number;
  /** Browsers that have a page of the site open. */
  browsers: number;
}

/** Where the candidate was seen last, or null when he has not opened the site. */
export function currentScreen(visits: readonly PageVisit[], events: readonly FeedEvent[]): CurrentScreen | null {
  const open = visits.filter(({ endedAt }) => endedAt === null);
  const [first, ...others] = open;
  if (!first) return null;
  const latest = others.reduce((best, visit) => (visit.lastSeenAt > best.lastSeenAt ? visit : best), first);
  const lastAct = events.reduce((last, { lastAt, withdrawn }) => (withdrawn ? last : Math.max(last, lastAt)), 0);
  const lastSignAt = Math.max(...open.map(({ lastSeenAt }) => lastSeenAt), lastAct);
  const screen = namedScreen(latest, events);
  return { screen, area: latest.area, since: latest.startedAt, lastSignAt, browsers: open.length };
}

const EDITED = /[?&]post=(\d+)&action=edit\b/;

/** An editor's address only holds a number: the acts on the same content know its title. */
export function namedScreen(visit: Pick<PageVisit, 'screen' | 'path'>, events: readonly FeedEvent[]): string {
  const id = EDITED.exec(visit.path)?.[1];
  if (id === undefined) return visit.screen;
  const known = events.find(
    (event) => event.name !== '' && objectIdOf(event) === id && (event.object === 'post' || event.object === 'page'),
  );
  if (!known) return visit.screen;
  return `${known.object === 'page' ? 'Pages' : 'Articles'} › Modifier « ${known.name} »`;
}
