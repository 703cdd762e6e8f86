import { prestashopRecording } from '../testing/prestashop-recording.js';
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
    ).toEqual([]);
  });

  it('names what a version lacks', () => {
    const role = states({ wp_usermeta: ['user_id'] }).find((one) => one.functionality.label === 'Attribuer un rôle');
    expect(role).toMatchObject({
      state: 'not-observable',
      missing: ['wp_usermeta.meta_key', 'wp_usermeta.meta_value'],
    });
  });

  it('is every line that has a rule, on a whole PrestaShop, and less on one without what it needs', () => {
    const shop = shopColumns();
    const lacking = (columns: Record<string, string[]>) =>
      observability('prestashop', 'ps_', columns).filter((one) => one.state === 'not-observable');
    expect(lacking(shop)).toEqual([]);
    const { ps_pack, ps_customization_field, ...older } = shop;
    expect([ps_pack, ps_customization_field].every(Boolean)).toBe(true);
    expect(lacking(older).map((one) => [one.functionality.label, one.missing])).toEqual([
      ['Gérer la personnalisation du produit par le client', ['ps_customization_field']],
      ['Créer un pack de produits', ['ps_pack']],
    ]);
  });
});

/** Columns that the recorded rows have, by table. */
function shopColumns(): Record<string, string[]> {
  const { snapshot, transactions } = prestashopRecording();
  const rows = Object.entries(snapshot.tables).map(([table, all]): [string, string[]] => [
    table,
    Object.keys(all[0] ?? {}),
  ]);
  const changed = transactions.flatMap((tx) =>
    tx.changes.map(({ table, before, after }): [string, string[]] => [table, Object.keys(after ?? before ?? {})]),
  );
  return Object.fromEntries([...rows, ...changed]);
}
