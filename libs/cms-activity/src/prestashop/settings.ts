import type { Burst, NetRow } from '../burst.js';
import type { Finding } from '../finding.js';
import type { Cell, FieldChange, JsonValue } from '../types.js';
import { readMenuItems } from './menu.js';
import { moduleLabel, moduleObject, moduleRules } from './module-names.js';
import { referenced } from './references.js';
import { configurePath, groupOf } from './setting-groups.js';
import { fieldChange, inserted, removed, sameValue } from './values.js';
import type { PrestashopWorld } from './world.js';

interface Setting {
  readonly name: string;
  readonly before: Cell;
  readonly after: Cell;
  readonly isNew: boolean;
  readonly rows: readonly NetRow[];
}

function settingOf(net: NetRow, world: PrestashopWorld): Setting {
  const row = net.after ?? net.before ?? {};
  const stored = net.table === 'configuration' ? row : world.mirror.get('configuration', row.id_configuration ?? null);
  const isNew = net.table === 'configuration' && net.before === null;
  return {
    name: String(stored?.name ?? ''),
    before: net.before?.value ?? null,
    after: net.after?.value ?? null,
    isNew,
    rows: [net],
  };
}

/** Settings whose value changed, each once whatever its languages and shops. */
function changedSettings(burst: Burst, world: PrestashopWorld): Setting[] {
  const found = new Map<string, Setting>();
  for (const net of burst.rows()) {
    if (removed(net)) continue;
    const setting = settingOf(net, world);
    if (setting.name === '' || sameValue(setting.before, setting.after)) continue;
    const known = found.get(setting.name);
    found.set(setting.name, known ? { ...known, rows: [...known.rows, net] } : setting);
  }
  const all = [...found.values()];
  // The first save of a screen stores all its settings, touched or not.
  const touched = all.filter((setting) => !setting.isNew);
  return touched.length > 0 && !burst.subject.startsWith('setting:module/') ? touched : all;
}

const SECRET_SHOWN = '[secret]';
const shown = ({ name, before, after }: Setting, world: PrestashopWorld): FieldChange =>
  String(after).startsWith(SECRET_SHOWN.slice(0, -1))
    ? { field: name, before: SECRET_SHOWN, after: SECRET_SHOWN }
    : referenced(fieldChange(name, before, after), world);

/** Settings of one screen saved. */
export function readSettings(burst: Burst, key: string, world: PrestashopWorld): Finding[] {
  const settings = changedSettings(burst, world);
  if (settings.length === 0) return [];
  const module = key.startsWith('module/') ? key.slice('module/'.length) : null;
  if (module !== null && installed(module, burst, world)) return [];
  const rows = settings.flatMap((setting) => setting.rows);
  const keys = settings.map((setting) => setting.name);
  const menu = module === 'ps_mainmenu' ? settings.find(({ name }) => name === 'MOD_BLOCKTOPMENU_ITEMS') : undefined;
  if (menu) return readMenuItems(String(menu.before ?? ''), String(menu.after ?? ''), menu.rows, world);
  const base = { slot: 'main', objectId: key, rows, changes: settings.map((setting) => shown(setting, world)) };
  if (module !== null) {
    const facts: Record<string, JsonValue> = { module, keys };
    const name = moduleLabel(module);
    const object = moduleObject(module);
    return [
      { ...base, verb: 'configure', object, name, rules: moduleRules(module), facts, link: configurePath(module) },
    ];
  }
  const group = groupOf(key);
  return [
    {
      ...base,
      verb: group.verb ?? 'configure',
      object: group.object,
      name: group.label,
      rules: [group.rule],
      facts: { keys },
      link: group.link,
    },
  ];
}

/** A module just installed, or installed again, stores its settings by itself. */
function installed(module: string, burst: Burst, world: PrestashopWorld): boolean {
  const id = world.mirror.where('module', 'name', module)[0]?.id_module;
  return (
    (id !== undefined && world.isNew(`module:${module}`, 'module', id)) ||
    (burst.rows().every(inserted) && id === undefined)
  );
}
