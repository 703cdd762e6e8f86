import { createInterpreter } from '../interpreter.js';
import { prestashopRecording, shopActs, shopEvents } from '../testing/prestashop-recording.js';
import { lastRevisions, told } from '../testing/recording.js';
import { SHOP_VERSIONS, type ShopVersion, shopSchema, siteSchema } from '../testing/schemas.js';
import type { ActivityEvent, Row } from '../types.js';
import { observability } from './observability.js';

const lacking = (columns: Readonly<Record<string, readonly string[]>>, cms: 'prestashop' | 'wordpress') =>
  observability(cms, cms === 'prestashop' ? 'ps_' : 'wp_', columns)
    .filter(({ state }) => state === 'not-observable')
    .map(({ functionality }) => functionality.label);

/** The recorded shop as a database of that version would have written it. */
function eventsOn(version: ShopVersion): ActivityEvent[] {
  const { snapshot, transactions } = prestashopRecording();
  const schema = shopSchema(version);
  const cut = (table: string, row: Row | null): Row | null => {
    const columns = schema[table];
    if (!row || !columns) return row;
    return Object.fromEntries(columns.map((column) => [column, row[column] ?? null]));
  };
  const tables = Object.entries(snapshot.tables).map(([table, rows]) => [
    table,
    rows.map((row) => cut(table, row) as Row),
  ]);
  const interpreter = createInterpreter({
    ...{ cms: 'prestashop', version, prefix: 'ps_', origin: 'http://localhost:8091' },
    snapshot: { tables: Object.fromEntries(tables) as Readonly<Record<string, readonly Row[]>> },
  });
  const events = transactions.flatMap((tx) =>
    interpreter.push({
      ...tx,
      changes: tx.changes.map((change) => ({
        ...change,
        before: cut(change.table, change.before),
        after: cut(change.table, change.after),
      })),
    }),
  );
  return lastRevisions([...events, ...interpreter.tick(Number.MAX_SAFE_INTEGER)]);
}

describe('earlier and later versions', () => {
  it.each(SHOP_VERSIONS)('of PrestaShop show every line that has a rule: %s', (version) => {
    expect(lacking(shopSchema(version), 'prestashop')).toEqual([]);
  });

  it.each(SHOP_VERSIONS)('of PrestaShop tell the same acts: %s', (version) => {
    const events = eventsOn(version);
    expect(events.flatMap((event) => event.rules)).not.toContain('any.unreadable');
    expect(told(events)).toEqual(told(shopEvents()));
  });

  it('of PrestaShop lose only the lines whose columns are gone', () => {
    const { ps_order_slip: slips, ps_link_block: links, ...poorer } = shopSchema('1.7.8');
    expect(slips && links).toBeTruthy();
    expect(lacking(poorer, 'prestashop')).toEqual(['Gérer la liste de liens (link widgets) du pied de page']);
    expect(shopActs().length).toBeGreaterThan(100);
  });

  it.each(siteSchema().versions)('of WordPress show every line that has a rule: %s', () => {
    expect(lacking(siteSchema().columns, 'wordpress')).toEqual([]);
  });
});
