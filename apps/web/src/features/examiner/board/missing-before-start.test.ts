import type { SittingView } from '@e5b/contracts';
import { missingBeforeStart } from './missing-before-start.js';

const sitting = (state: SittingView['state'], identityConfirmedAt: number | null): SittingView =>
  ({ state, identityConfirmedAt }) as SittingView;

it('says what « Tout démarrer » still waits for', () => {
  const sittings = [sitting('waiting', 1), sitting('preparing', null), sitting('waiting', null)];
  expect(missingBeforeStart({ sittings })).toEqual(['1 poste à préparer', '2 identités à confirmer']);
});

it('waits for nothing once everybody present is ready, absents left aside', () => {
  expect(missingBeforeStart({ sittings: [sitting('waiting', 1), sitting('absent', null)] })).toEqual([]);
});

it('disappears when nobody is left to start', () => {
  expect(missingBeforeStart({ sittings: [sitting('running', 1), sitting('absent', null)] })).toBeNull();
});
