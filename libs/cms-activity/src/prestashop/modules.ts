import type { Burst } from '../burst.js';
import type { Finding } from '../finding.js';
import { moduleLabel, moduleRules } from './module-names.js';
import { configurePath } from './setting-groups.js';
import { inserted, isOn, removed } from './values.js';

/** A module switched on or off, installed, removed, or put back to its beginnings (removed and installed at once). */
export function readModule(burst: Burst, name: string): Finding[] {
  const own = burst.rows('module');
  const shops = burst.rows('module_shop');
  const base = {
    slot: 'main',
    object: 'module',
    objectId: name,
    name: moduleLabel(name),
    rules: moduleRules(name),
    rows: [...own, ...shops],
    facts: { module: name },
    link: configurePath(name),
  };
  const came = own.some(inserted);
  const went = own.some(removed);
  if (came && went) return [{ ...base, verb: 'configure', facts: { module: name, reset: true } }];
  if (came) return [{ ...base, verb: 'create', facts: { module: name, installed: true } }];
  if (went) return [{ ...base, verb: 'delete', link: null, facts: { module: name, installed: false } }];
  const [row] = own;
  const turned = row?.before && row.after && isOn(row.before.active) !== isOn(row.after.active);
  const on = turned ? isOn(row.after.active) : shops.some(inserted) ? true : shops.some(removed) ? false : null;
  if (on !== null) return [{ ...base, verb: on ? 'activate' : 'deactivate' }];
  const device = shops.find(({ before, after }) => before && after && before.enable_device !== after.enable_device);
  if (!device) return [];
  const changes = [
    {
      field: 'enable_device',
      before: device.before?.enable_device ?? null,
      after: device.after?.enable_device ?? null,
    },
  ];
  return [{ ...base, verb: 'configure', changes }];
}
