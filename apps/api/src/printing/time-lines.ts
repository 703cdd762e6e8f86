import type { SheetTime } from './evaluation-sheet.js';
import { clockTime, duration } from './french-format.js';

/** The candidate's clock in sentences; empty when nothing departed from the plan. Never the reason of a temps majoré. */
export function timeLines({ durationSeconds, extraSeconds, given, pauses }: SheetTime, timeZone: string): string[] {
  const total = given.reduce((sum, gift) => sum + gift.seconds, 0);
  return [
    ...(extraSeconds > 0
      ? [`Temps majoré : ${duration(extraSeconds)} (durée accordée : ${duration(durationSeconds + extraSeconds)}).`]
      : []),
    ...(total > 0
      ? [
          `Temps rendu : ${duration(total)} (${given.map((gift) => `${duration(gift.seconds)} à ${clockTime(gift.at, timeZone)}, ${gift.reason}`).join(' ; ')}).`,
        ]
      : []),
    ...(pauses.length > 0
      ? [
          `Pauses : ${pauses.map((pause) => `${duration(pause.seconds)} à ${clockTime(pause.from, timeZone)}, ${pause.reason}`).join(' ; ')}.`,
        ]
      : []),
  ];
}
