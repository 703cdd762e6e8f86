import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { shopEvents } from '../testing/prestashop-recording.js';
import { replayedEvents } from '../testing/recording.js';
import { seenInVisits } from './functionality.js';
import { FUNCTIONALITIES, labelsOf } from './functionality-table.js';
import { VISIT_RULES } from './visits/tab-use.js';

/** Rules named anywhere in a CMS's rule files. */
function rulesInCode(folder: string): Set<string> {
  const names = readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.ts') && !name.endsWith('.spec.ts'))
    .flatMap((name) => readFileSync(join(folder, name), 'utf8').match(/\b(?:wp|ps)\.[a-z.-]+(?=[' ])/g) ?? []);
  return new Set(names);
}

describe('annexe VI-3 as data', () => {
  it('has every line of both sessions and both CMS, once', () => {
    const count = (cms: string, session: string) =>
      FUNCTIONALITIES.filter((line) => line.cms === cms && line.session === session).length;
    expect([count('wordpress', '2021'), count('wordpress', '2024')]).toEqual([35, 35]);
    expect([count('prestashop', '2021'), count('prestashop', '2024')]).toEqual([30, 42]);
    const keys = FUNCTIONALITIES.map(({ cms, session, section, label }) => [cms, session, section, label].join('|'));
    expect(new Set(keys).size).toBe(keys.length);
  });

  it('leaves no line without a rule or a reason', () => {
    for (const line of FUNCTIONALITIES) expect((line.rules === null) !== (line.reason === null)).toBe(true);
  });

  it('names only rules that exist', () => {
    const known = new Set(
      ['wordpress', 'prestashop'].flatMap((cms) => [...rulesInCode(join(import.meta.dirname, '..', cms))]),
    );
    for (const rule of Object.values(VISIT_RULES)) known.add(rule);
    for (const line of FUNCTIONALITIES) for (const rule of line.rules ?? []) expect(known).toContain(rule);
  });

  it('is covered by the recording, line by line', () => {
    const seen = new Set(replayedEvents().flatMap((event) => event.functionality));
    const unseen = FUNCTIONALITIES.filter(
      (line) => line.cms === 'wordpress' && line.rules && !seenInVisits(line) && !seen.has(line.label),
    );
    expect(unseen.map((line) => line.label)).toEqual([]);
  });

  it('is covered by the recorded shop, but for what nobody did there', () => {
    const seen = new Set(shopEvents().flatMap((event) => event.rules));
    const unseen = FUNCTIONALITIES.filter(
      (line) => line.cms === 'prestashop' && !seenInVisits(line) && !line.rules?.some((rule) => seen.has(rule)),
    );
    expect(unseen.map((line) => line.label)).toEqual([]);
  });

  it('gives the labels of one session, or of all', () => {
    expect(labelsOf(['wp.user.role']).labels).toEqual([
      'Attribuer (rôles, permissions)',
      'Affecter un utilisateur à un profil',
      'Attribuer un rôle',
    ]);
    expect(labelsOf(['wp.user.role'], '2024')).toEqual({ labels: ['Attribuer un rôle'], sessions: ['2024'] });
  });
});
