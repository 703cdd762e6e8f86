import type { ExamSessionYear } from '../types.js';
import type { Functionality } from './functionality.js';
import { prestashop2021 } from './prestashop-2021.js';
import { prestashop2024 } from './prestashop-2024.js';
import { wordpress2021 } from './wordpress-2021.js';
import { wordpress2024 } from './wordpress-2024.js';

/** Every line of annexe VI-3, both sessions, both CMS, with the rules that observe it. */
export const FUNCTIONALITIES: readonly Functionality[] = [
  ...wordpress2021,
  ...wordpress2024,
  ...prestashop2021,
  ...prestashop2024,
];

const byRule = new Map<string, Functionality[]>();
for (const line of FUNCTIONALITIES) {
  for (const rule of line.rules ?? []) byRule.set(rule, [...(byRule.get(rule) ?? []), line]);
}

/**
 * Official labels that the given rules belong to, without repetition.
 * @param session only that session's labels; all sessions when left out
 */
export function labelsOf(
  rules: readonly string[],
  session?: ExamSessionYear,
): { labels: string[]; sessions: ExamSessionYear[] } {
  const lines = rules.flatMap((rule) => byRule.get(rule) ?? []).filter((line) => !session || line.session === session);
  return {
    labels: [...new Set(lines.map((line) => line.label))],
    sessions: [...new Set(lines.map((line) => line.session))].sort(),
  };
}
