import type { Burst, NetRow } from '../../burst.js';
import { asRecord, phpRecord } from '../../php-value.js';
import type { JsonValue } from '../../types.js';
import { type NetValue, netValues, type WordpressWorld } from '../world.js';

/** One key of a serialised setting that changed. */
export interface KeyChange {
  readonly key: string;
  readonly before: JsonValue;
  readonly after: JsonValue;
  readonly rows: readonly NetRow[];
}

/** A burst of the site's settings, menus and widgets, read once for all its rules. */
export interface SiteView {
  readonly burst: Burst;
  readonly world: WordpressWorld;
  readonly options: ReadonlyMap<string, NetValue>;
  /** Keys of `theme_mods_<theme>` that changed; none while a theme is being switched. */
  readonly mods: ReadonlyMap<string, KeyChange>;
  /** The theme changes: WordPress then rewrites widgets, menu places and theme settings by itself. */
  readonly switchingTheme: boolean;
}

const blank = (value: JsonValue): boolean =>
  value === null || value === '' || value === false || value === 0 || value === '0' || isEmpty(value);
const isEmpty = (value: JsonValue): boolean =>
  typeof value === 'object' && value !== null && Object.keys(value).length === 0;

/** Two values of a serialised setting that mean the same. */
export const sameValue = (a: JsonValue, b: JsonValue): boolean =>
  (blank(a) && blank(b)) || JSON.stringify(loose(a)) === JSON.stringify(loose(b));

/** A theme's unset setting may mean « on »: switching it off says something, though both are blank. */
const sameMod = (a: JsonValue, b: JsonValue): boolean => (a === false) === (b === false) && sameValue(a, b);

/** PHP forms turn numbers and booleans into text and back. */
function loose(value: JsonValue): JsonValue {
  if (typeof value === 'number') return String(value);
  if (value === true) return '1';
  if (value === false || value === null) return '';
  if (Array.isArray(value)) return value.map((item) => loose(item as JsonValue));
  if (typeof value === 'object')
    return Object.fromEntries(Object.entries(asRecord(value)).map(([k, v]) => [k, loose(v)]));
  return value;
}

/** Keys of a serialised option that changed, first level only. */
export function keyChanges(option: NetValue | undefined, same = sameValue): KeyChange[] {
  if (!option) return [];
  const [before, after] = [phpRecord(option.before), option.deleted ? {} : phpRecord(option.after)];
  return [...new Set([...Object.keys(before), ...Object.keys(after)])].flatMap((key) => {
    const change = { key, before: before[key] ?? null, after: after[key] ?? null, rows: option.rows };
    return same(change.before, change.after) ? [] : [change];
  });
}

export function viewSite(burst: Burst, world: WordpressWorld): SiteView {
  const options = netValues(burst, 'options', 'option_name', 'option_value');
  const switched = ['stylesheet', 'template'].some((name) => {
    const option = options.get(name);
    return option !== undefined && option.before !== option.after;
  });
  const switchingTheme = switched || options.has('theme_switched');
  const stylesheet = world.optionText('stylesheet');
  const mods = switchingTheme ? [] : keyChanges(options.get(`theme_mods_${stylesheet}`), sameMod);
  return { burst, world, options, mods: new Map(mods.map((change) => [change.key, change])), switchingTheme };
}
