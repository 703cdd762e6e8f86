import type { Burst } from '../burst.js';
import type { Finding } from '../finding.js';
import { readable } from '../plain-text.js';
import type { Row } from '../types.js';
import { isOn } from './values.js';
import type { PrestashopWorld } from './world.js';

const words = (rows: readonly Row[]): string[] =>
  [...new Set(rows.map((row) => readable(row.alias)))].filter((word) => word !== '').sort();
const active = (rows: readonly Row[]): boolean => rows.some((row) => isOn(row.active));

/** Other spellings of a searched word; PrestaShop 9 writes them all anew at each save, earlier versions one by one. */
export function readAlias(burst: Burst, search: string, world: PrestashopWorld): Finding[] {
  const nets = burst.rows('alias');
  const touched = new Set(nets.map((net) => net.key));
  const still = world.mirror.where('alias', 'search', search).filter((row) => !touched.has(String(row.id_alias)));
  const before = [...still, ...nets.flatMap((net) => (net.before ? [net.before] : []))];
  const after = [...still, ...nets.flatMap((net) => (net.after ? [net.after] : []))];
  const [old, now] = [words(before), words(after)];
  const base = {
    slot: 'main',
    object: 'alias',
    objectId: search,
    name: search,
    rules: ['ps.alias'],
    rows: nets,
    facts: { aliases: now },
    link: '/configure/shop/search/alias',
  };
  if (old.length === 0 && now.length === 0) return [];
  if (old.length === 0) return [{ ...base, verb: 'create' }];
  if (now.length === 0) return [{ ...base, verb: 'delete', facts: { aliases: old } }];
  if (old.join() !== now.join())
    return [{ ...base, verb: 'update', changes: [{ field: 'alias', before: old, after: now }] }];
  if (active(before) === active(after)) return [];
  return [{ ...base, verb: active(after) ? 'activate' : 'deactivate' }];
}
