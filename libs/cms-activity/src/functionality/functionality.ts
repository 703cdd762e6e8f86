import type { Cms, ExamSessionYear } from '../types.js';

/** One line of annexe VI-3, as the official text words it, and the rules that observe it. */
export interface Functionality {
  readonly cms: Cms;
  readonly session: ExamSessionYear;
  readonly section: string;
  readonly label: string;
  /** In bold in the official text: new in that session. */
  readonly isNew: boolean;
  /** Rules of which any one observes it; null when none does. */
  readonly rules: readonly string[] | null;
  /** Why no rule observes it, when `rules` is null. */
  readonly reason: string | null;
}

/** `[label, rules]`, `[label, null, reason]`; a label that starts with `*` is new in the session. */
type Line = readonly [label: string, rules: string] | readonly [label: string, rules: null, reason: string];

/** Reads a table of sections and lines; rule names in a line are separated by spaces. */
export function functionalities(
  cms: Cms,
  session: ExamSessionYear,
  sections: Readonly<Record<string, readonly Line[]>>,
): Functionality[] {
  return Object.entries(sections).flatMap(([section, lines]) =>
    lines.map(([label, rules, reason]) => ({
      cms,
      session,
      section,
      label: label.replace(/^\*/, ''),
      isNew: label.startsWith('*'),
      rules: rules?.split(' ') ?? null,
      reason: reason ?? null,
    })),
  );
}

/** Rules with this beginning read the visited pages: what they observe leaves no row in the database. */
const VISITS = 'visits.';

/** Whether all rules of a line read visits rather than rows. */
export const seenInVisits = ({ rules }: Pick<Functionality, 'rules'>): boolean =>
  rules?.every((rule) => rule.startsWith(VISITS)) ?? false;
