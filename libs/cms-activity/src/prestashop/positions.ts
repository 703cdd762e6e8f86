import type { Burst, NetRow } from '../burst.js';
import type { Finding } from '../finding.js';
import type { JsonValue } from '../types.js';
import { moduleLabel } from './module-names.js';
import { inPath, legacy, type ObjectSpec } from './object-spec.js';
import { OBJECTS } from './subjects.js';
import { amount, inserted, removed, rowOf } from './values.js';
import type { PrestashopWorld } from './world.js';

/** What is needed of a carrier to say that it was moved. */
const CARRIER: ObjectSpec = {
  ...{ kind: 'carrier', table: 'carrier', id: 'id_carrier', name: 'name', object: 'carrier', rule: 'ps.carrier' },
  link: (id) => legacy('AdminCarrierWizard', `id_carrier=${id}`),
};

const shift = (net: NetRow): number => amount(net.after?.position) - amount(net.before?.position);

/** Rows whose place changed, the one that was dragged first: the others only made room, by one place each. */
export function movedRows(rows: readonly NetRow[]): NetRow[] {
  const moved = rows.filter((net) => net.before && net.after && shift(net) !== 0);
  // Of two that changed places, the one that went up is the one that was dragged, as far as anyone can tell.
  return moved.sort((a, b) => Math.abs(shift(b)) - Math.abs(shift(a)) || shift(a) - shift(b));
}

const order = (net: NetRow): { field: string; before: number; after: number } => ({
  field: 'position',
  before: amount(net.before?.position),
  after: amount(net.after?.position),
});

/** Items of a list put in another order: products of a category, slides, pages, images… */
export function readPositions(burst: Burst, table: string, parent: string, world: PrestashopWorld): Finding[] {
  const replaced = ({ before, after }: NetRow): boolean => before?.deleted !== after?.deleted;
  if (burst.rows().some((net) => inserted(net) || removed(net) || replaced(net))) return [];
  const [dragged, other] = movedRows(burst.rows());
  if (!dragged) return [];
  const base = { slot: 'main', verb: 'reorder' as const, rows: burst.rows(), changes: [order(dragged)] };
  const row = rowOf(dragged);
  if (table === 'category_product') {
    const next = other ? world.product(rowOf(other).id_product ?? null) : '';
    const facts: Record<string, JsonValue> = { category: world.category(parent), ...(next !== '' && { passed: next }) };
    const home = parent === (world.setting('HOME_FEATURED_CAT') || world.setting('PS_HOME_CATEGORY') || '2');
    const rules = home ? ['ps.product.position', 'ps.featured.position', 'ps.home-page'] : ['ps.product.position'];
    const name = world.product(row.id_product ?? null);
    return [
      {
        ...base,
        object: 'product',
        objectId: String(row.id_product),
        name,
        rules,
        facts,
        link: '/sell/catalog/products/',
      },
    ];
  }
  if (table === 'image') {
    const name = world.product(row.id_product ?? null);
    return [{ ...base, object: 'image', objectId: String(row.id_image), name, rules: ['ps.image.position'] }];
  }
  const spec = table === 'carrier' ? CARRIER : OBJECTS.find((one) => one.table === table);
  if (!spec) return [];
  const named = (net: NetRow): string =>
    spec.lang
      ? world.text(spec.lang, spec.id, rowOf(net)[spec.id] ?? null, spec.name)
      : String(rowOf(net)[spec.name] ?? '');
  const facts: Record<string, JsonValue> = other ? { passed: named(other) } : {};
  const id = String(row[spec.id]);
  return [
    {
      ...base,
      object: spec.object,
      objectId: id,
      name: named(dragged),
      rules: [spec.rule],
      facts,
      link: spec.link?.(inPath(id)) ?? null,
    },
  ];
}

/** Modules hung on a hook, taken off it, or moved on it. */
export function readHooks(burst: Burst, world: PrestashopWorld): Finding[] {
  // Installing or removing a module hangs it everywhere it wants and renumbers the others.
  if (burst.rows('module').length > 0) return [];
  const hooks = new Map<string, NetRow[]>();
  for (const net of burst.rows('hook_module')) {
    const id = String(rowOf(net).id_hook);
    hooks.set(id, [...(hooks.get(id) ?? []), net]);
  }
  return [...hooks].flatMap(([id, rows]) => readHook(id, rows, world));
}

function readHook(id: string, rows: readonly NetRow[], world: PrestashopWorld): Finding[] {
  const hook = String(world.mirror.get('hook', id)?.name ?? id);
  const finding = (net: NetRow, verb: Finding['verb'], slot: string): Finding => {
    const module = world.moduleName(rowOf(net).id_module ?? null) || String(rowOf(net).id_module);
    const featured = module === 'ps_featuredproducts' ? ['ps.featured.position'] : [];
    const home = hook === 'displayHome' ? ['ps.home-page'] : [];
    return {
      slot,
      verb,
      object: 'module_position',
      objectId: `${module}/${hook}`,
      name: `${moduleLabel(module)} (${hook})`,
      rules: ['ps.module.position', ...featured, ...home],
      rows,
      facts: { module, hook },
      link: '/improve/design/modules/positions/',
    };
  };
  const hung = rows.filter((net) => inserted(net) || removed(net));
  if (hung.length > 0)
    return hung.map((net) => finding(net, inserted(net) ? 'create' : 'delete', `hook:${id}:${rowOf(net).id_module}`));
  const [dragged, other] = movedRows(rows);
  if (!dragged) return [];
  const { facts, ...rest } = finding(dragged, 'reorder', `hook:${id}`);
  const passed: Record<string, JsonValue> = other ? { passed: world.moduleName(rowOf(other).id_module ?? null) } : {};
  return [{ ...rest, facts: { ...facts, ...passed }, changes: [order(dragged)] }];
}
