import { wordpressRecording } from '../testing/recording.js';
import { observability } from './observability.js';

const columns: Record<string, string[]> = Object.fromEntries(
  Object.entries(wordpressRecording().snapshot.tables).map(([table, rows]) => [table, Object.keys(rows[0] ?? {})]),
);
const states = (more: Record<string, string[]> = {}) => observability('wordpress', 'wp_', { ...columns, ...more });

describe('what can be observed on an installed CMS', () => {
  it('is every line that has a rule, on a whole WordPress', () => {
    expect(states().filter((one) => one.state === 'not-observable')).toEqual([]);
    expect(
      states()
        .filter((one) => one.state === 'no-rule')
        .map((one) => one.functionality.label),
    ).toEqual(['Utiliser les onglets backoffice et frontoffice', 'Utiliser les onglets backoffice et frontoffice']);
  });

  it('names what a version lacks', () => {
    const role = states({ wp_usermeta: ['user_id'] }).find((one) => one.functionality.label === 'Attribuer un rôle');
    expect(role).toMatchObject({
      state: 'not-observable',
      missing: ['wp_usermeta.meta_key', 'wp_usermeta.meta_value'],
    });
  });
});
