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

/** Reason of the lines that leave no row: the gateway's journal of visited screens shows them. */
export const SEEN_IN_VISITS = 'Ne laisse aucune trace en base : observé par les pages visitées.';
