import type { Burst, NetRow } from '../burst.js';
import type { Finding } from '../finding.js';
import { readable } from '../plain-text.js';
import type { FieldChange, JsonValue, Row } from '../types.js';
import { inPath, legacy } from './object-spec.js';
import { named } from './references.js';
import { amount, decimal, fieldChange, isOn, rowOf, SILENT, sameValue } from './values.js';
import type { PrestashopWorld } from './world.js';

const SILENT_CARRIER = new Set([...SILENT, 'id_carrier', 'id_reference', 'deleted']);

/** A carrier before and after: an edited one lives on in a new row with the same reference. */
interface CarrierVersions {
  readonly reference: string;
  readonly before: Row | null;
  readonly after: Row | null;
}

/** What a carrier's own tables say of it, by field. */
function described(id: unknown, burst: Burst, world: PrestashopWorld, side: 'before' | 'after'): Map<string, string> {
  const rows = (table: string): Row[] => {
    const net = burst.rows(table).filter((one) => String(rowOf(one).id_carrier) === String(id));
    const touched = new Set(net.map((one) => one.key));
    const key = (row: Row): string => world.mirror.keyOf(table, row) ?? '';
    const still = world.mirror.where(table, 'id_carrier', String(id)).filter((row) => !touched.has(key(row)));
    return [...still, ...net.map((one) => one[side]).filter((row) => row !== null)];
  };
  const list = (table: string, text: (row: Row) => string): string =>
    [...new Set(rows(table).map(text))].sort().join(', ');
  const names = (table: string, column: string): string =>
    list(table, (row) => named(column, row[column], world) ?? '');
  return new Map([
    ['delay', list('carrier_lang', (row) => readable(row.delay))],
    ['groups', names('carrier_group', 'id_group')],
    ['zones', names('carrier_zone', 'id_zone')],
    ['tax', names('carrier_tax_rules_group_shop', 'id_tax_rules_group')],
    ['prices', pricesByZone(rows('delivery'), world)],
    ['ranges', ranges([...rows('range_weight'), ...rows('range_price')])],
  ]);
}

/** « Europe : 5 ou 6,9, Outre-mer : 12 », the prices of a zone by its ranges */
function pricesByZone(deliveries: readonly Row[], world: PrestashopWorld): string {
  const prices = new Map<string, Set<number>>();
  for (const { id_zone, price } of deliveries) {
    const zone = named('id_zone', id_zone, world) ?? '';
    prices.set(zone, (prices.get(zone) ?? new Set()).add(amount(price)));
  }
  return [...prices]
    .map(
      ([zone, amounts]) =>
        `${zone} : ${[...amounts]
          .sort((a, b) => a - b)
          .map(decimal)
          .join(' ou ')}`,
    )
    .sort()
    .join(', ');
}

const ranges = (rows: readonly Row[]): string =>
  [...rows]
    .sort((a, b) => amount(a.delimiter1) - amount(b.delimiter1))
    .map(({ delimiter1, delimiter2 }) => `${decimal(delimiter1)}–${decimal(delimiter2)}`)
    .join(', ');

function versions(burst: Burst, world: PrestashopWorld): CarrierVersions[] {
  const ids = new Set(burst.rows().map((net) => String(rowOf(net).id_carrier)));
  const byReference = new Map<string, NetRow[]>();
  for (const id of ids) {
    const stored = world.mirror.get('carrier', id);
    const net =
      burst.row('carrier', id) ??
      (stored && { ...NO_CHANGE, table: 'carrier', key: id, before: stored, after: stored });
    if (!net) continue;
    const reference = String(amount(rowOf(net).id_reference) || id);
    byReference.set(reference, [...(byReference.get(reference) ?? []), net]);
  }
  const alive = (row: Row | null): row is Row => row !== null && !isOn(row.deleted);
  return [...byReference].map(([reference, nets]) => ({
    reference,
    before: nets.map((net) => net.before).find(alive) ?? null,
    after: nets.map((net) => net.after).find(alive) ?? null,
  }));
}

const NO_CHANGE = { firstAt: 0, lastAt: 0, binlog: { file: '', start: 0, end: 0 } };

function changesOf(before: Row, after: Row, burst: Burst, world: PrestashopWorld): FieldChange[] {
  const columns = Object.keys(after).filter(
    (column) => !SILENT_CARRIER.has(column) && !sameValue(before[column], after[column]),
  );
  const old = described(before.id_carrier, burst, world, 'before');
  const now = described(after.id_carrier, burst, world, 'after');
  const more = [...now].filter(([field, text]) => old.get(field) !== text);
  return [
    ...columns.map((column) => fieldChange(column, before[column], after[column])),
    ...more.map(([field, text]) => ({ field, before: old.get(field) || null, after: text || null })),
  ];
}

/** Carriers created, edited (a new row replaces the old one), switched or deleted. */
export function readCarriers(burst: Burst, world: PrestashopWorld): Finding[] {
  return versions(burst, world).flatMap(({ reference, before, after }): Finding[] => {
    const row = after ?? before;
    if (!row) return [];
    const facts: Record<string, JsonValue> = {};
    for (const [field, text] of described(row.id_carrier, burst, world, after ? 'after' : 'before')) {
      if (text !== '') facts[field] = text;
    }
    const ids = new Set([before?.id_carrier, after?.id_carrier].map(String));
    const base = {
      slot: `carrier:${reference}`,
      object: 'carrier',
      objectId: reference,
      name: world.carrierName(row),
      rules: ['ps.carrier'],
      rows: burst.rows().filter((net) => ids.has(String(rowOf(net).id_carrier))),
      facts,
      link: after ? legacy('AdminCarrierWizard', `id_carrier=${inPath(after.id_carrier)}`) : null,
    };
    if (!after) return [{ ...base, verb: 'delete', rules: ['ps.carrier', 'ps.delete'] }];
    if (!before) return [{ ...base, verb: 'create', rules: ['ps.carrier', 'ps.create'] }];
    // A new group of customers is given to every carrier by itself.
    const changes = changesOf(before, after, burst, world).filter((change) => !ofNewGroup(change, burst, world));
    if (changes.length === 0) return [];
    const [only] = changes;
    const switched = changes.length === 1 && only?.field === 'active';
    return [{ ...base, verb: switched ? (isOn(after.active) ? 'activate' : 'deactivate') : 'update', changes }];
  });
}

const ofNewGroup = (change: FieldChange, burst: Burst, world: PrestashopWorld): boolean =>
  change.field === 'groups' &&
  burst
    .rows('carrier_group')
    .filter((net) => (net.before === null) !== (net.after === null))
    .every((net) => {
      const id = rowOf(net).id_group ?? null;
      return world.isNew(`group:${id}`, 'group', id) || world.isGone(`group:${id}`, 'group', id);
    });
