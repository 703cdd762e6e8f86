import type { Visit } from './visit-log.js';

/** Rules that read visits in place of rows. */
export const VISIT_RULES = { tabs: 'visits.tabs' } as const;

/** « Utiliser les onglets backoffice et frontoffice »: the candidate went from one to the other. */
export interface TabUse {
  /** Trusted ms of the first and of the last change between back office and site. */
  readonly at: number;
  readonly lastAt: number;
  readonly changes: number;
  /** Screens and pages seen, each once, in the order of the first visit. */
  readonly backOffice: readonly string[];
  readonly site: readonly string[];
}

const MAX_NAMED = 30;

/** Null while the candidate has only seen one of the two. One for the whole sitting: it is refined, never repeated. */
export function tabUse(visits: readonly Visit[]): TabUse | null {
  const own = visits.filter(({ who }) => who === 'candidate').sort((a, b) => a.startedAt - b.startedAt);
  const changes = own.filter((visit, i) => i > 0 && own[i - 1]?.screen.area !== visit.screen.area);
  const [first] = changes;
  const last = changes.at(-1);
  if (!first || !last) return null;
  const names = (area: Visit['screen']['area']): string[] =>
    [...new Set(own.filter(({ screen }) => screen.area === area).map(({ screen }) => screen.name))].slice(0, MAX_NAMED);
  return {
    at: first.startedAt,
    lastAt: last.startedAt,
    changes: changes.length,
    backOffice: names('back-office'),
    site: names('site'),
  };
}
