import type { SlotView } from '@e5b/contracts';

/** What « Tout démarrer » still waits for, in words; empty when nothing; null when nobody is left to start. */
export function missingBeforeStart({ sittings }: Pick<SlotView, 'sittings'>): string[] | null {
  const expected = sittings.filter(({ state }) => ['scheduled', 'preparing', 'waiting'].includes(state));
  if (expected.length === 0) return null;
  const unprepared = expected.filter(({ state }) => state !== 'waiting').length;
  const unconfirmed = expected.filter(({ identityConfirmedAt }) => identityConfirmedAt === null).length;
  return [
    ...(unprepared > 0 ? [`${unprepared} ${unprepared > 1 ? 'postes' : 'poste'} à préparer`] : []),
    ...(unconfirmed > 0 ? [`${unconfirmed} ${unconfirmed > 1 ? 'identités' : 'identité'} à confirmer`] : []),
  ];
}
