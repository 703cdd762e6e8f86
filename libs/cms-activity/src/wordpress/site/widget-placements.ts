import { asRecord, phpRecord, phpValue } from '../../php-value.js';
import { readable } from '../../plain-text.js';
import type { Cell, JsonValue } from '../../types.js';
import type { NetValue, WordpressWorld } from '../world.js';
import { blockLabel } from './block-labels.js';

/** Where every widget shown on the site stands: widget id → area, and each area's order. */
export interface Placements {
  readonly areaOf: ReadonlyMap<string, string>;
  readonly order: ReadonlyMap<string, readonly string[]>;
}

/** Areas that show nothing: widgets set aside, areas of themes that went away. */
const HIDDEN_AREA = /^(wp_inactive_widgets|orphaned_widgets.*|array_version)$/;

export function placements(stored: Cell): Placements {
  const areaOf = new Map<string, string>();
  const order = new Map<string, readonly string[]>();
  for (const [area, widgets] of Object.entries(phpRecord(stored))) {
    if (HIDDEN_AREA.test(area)) continue;
    const ids = Object.values(asRecord(widgets)).filter((id): id is string => typeof id === 'string');
    order.set(area, ids);
    for (const id of ids) areaOf.set(id, area);
  }
  return { areaOf, order };
}

/** `block-7` → option `widget_block`, instance 7. */
export function widgetParts(id: string): { base: string; number: string } {
  const [, base, number] = /^(.*)-(\d+)$/.exec(id) ?? [];
  return { base: base ?? id, number: number ?? '1' };
}

/** One widget's stored settings, before and after the burst. */
export function widgetInstance(
  id: string,
  options: ReadonlyMap<string, NetValue>,
  world: WordpressWorld,
): { before: JsonValue; after: JsonValue; changed: NetValue | undefined } {
  const { base, number } = widgetParts(id);
  const changed = options.get(`widget_${base}`);
  const current = asRecord(world.option(`widget_${base}`))[number] ?? null;
  if (!changed) return { before: current, after: current, changed };
  const after = changed.deleted ? null : (asRecord(phpValue(changed.after))[number] ?? null);
  return { before: asRecord(phpValue(changed.before))[number] ?? null, after, changed };
}

/** Names of a widget's blocks: of what a group holds rather than of the group. */
export function widgetLabel(id: string, instance: JsonValue, world: WordpressWorld): string {
  const { base } = widgetParts(id);
  const { content, title } = asRecord(instance);
  if (base !== 'block') {
    const label = blockLabel(base);
    return typeof title === 'string' && title.trim() !== '' ? `${label} : ${readable(title)}` : label;
  }
  const names = world.facts(typeof content === 'string' ? content : '').blocks.map((block) => block.name);
  const telling = names.filter((name) => !['group', 'columns', 'column', 'social-link', 'button'].includes(name));
  const labels = [...new Set((telling.length > 0 ? telling : names).map(blockLabel))];
  return labels.slice(0, 4).join(', ') || blockLabel('block');
}

/** A widget's content as text that ignores how its HTML is laid out. */
export function widgetText(instance: JsonValue): string {
  const { content } = asRecord(instance);
  return (typeof content === 'string' ? content : JSON.stringify(instance)).replace(/\s+/g, '');
}
