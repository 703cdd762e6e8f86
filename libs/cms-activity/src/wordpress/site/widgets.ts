import type { NetRow } from '../../burst.js';
import type { Finding } from '../../finding.js';
import { asRecord } from '../../php-value.js';
import { excerpt, textChange } from '../../plain-text.js';
import type { FieldChange, JsonValue } from '../../types.js';
import type { WordpressWorld } from '../world.js';
import { movedItems } from './moved-items.js';
import { type SiteView, sameValue } from './site-view.js';
import { shownValue } from './theme-mods.js';
import { type Placements, placements, widgetInstance, widgetLabel, widgetText } from './widget-placements.js';

const LINK = '/wp-admin/widgets.php';

function widgetFinding(
  id: string,
  instance: JsonValue,
  world: WordpressWorld,
  finding: Pick<Finding, 'verb' | 'rows'> & { area: string | null; changes?: readonly FieldChange[] },
): Finding {
  const { area, changes, ...rest } = finding;
  const { content } = asRecord(instance);
  const facts = typeof content === 'string' ? world.facts(content) : null;
  const social = facts?.blocks.some((block) => block.name.startsWith('social-link')) ?? false;
  return {
    ...rest,
    slot: `widget:${id}`,
    object: 'widget',
    objectId: id,
    name: widgetLabel(id, instance, world),
    rules: social ? ['wp.widget', 'wp.social'] : ['wp.widget'],
    changes: changes ?? [],
    facts: {
      area,
      ...(facts && { text: excerpt(facts.text, 300), blocks: [...new Set(facts.blocks.map((block) => block.name))] }),
      ...(facts &&
        facts.links.length > 0 && { links: facts.links.slice(0, 20).map((link) => excerpt(link.href, 300)) }),
    },
    link: LINK,
    publicPath: '/',
  };
}

/** Widgets added, taken away, moved, edited. */
export function readWidgets(view: SiteView): Finding[] {
  if (view.switchingTheme || view.options.get('sidebars_widgets')?.inserted) return [];
  const { options, world } = view;
  const sidebars = options.get('sidebars_widgets');
  const now = placements(sidebars ? sidebars.after : rawOption(world, 'sidebars_widgets'));
  const before = sidebars ? placements(sidebars.before) : now;
  const findings: Finding[] = [];
  const told = new Set<string>();
  const tell = (id: string, finding: Finding): void => {
    told.add(id);
    findings.push(finding);
  };
  for (const [id, area] of now.areaOf) {
    const { after, changed } = widgetInstance(id, options, world);
    const from = before.areaOf.get(id);
    const rows = [...(sidebars?.rows ?? []), ...(from === undefined ? (changed?.rows ?? []) : [])];
    if (from === undefined) tell(id, widgetFinding(id, after, world, { verb: 'create', rows, area }));
    else if (from !== area)
      tell(
        id,
        widgetFinding(id, after, world, {
          verb: 'reorder',
          rows,
          area,
          changes: [{ field: 'area', before: from, after: area }],
        }),
      );
  }
  for (const [id, area] of before.areaOf) {
    if (now.areaOf.has(id)) continue;
    const { before: old, after } = widgetInstance(id, options, world);
    tell(id, widgetFinding(id, old ?? after, world, { verb: 'delete', rows: sidebars?.rows ?? [], area }));
  }
  if (told.size === 0 && sidebars) {
    for (const finding of reordered(before, now, sidebars.rows, view)) tell(finding.objectId, finding);
  }
  for (const [id, area] of now.areaOf) {
    if (!told.has(id)) findings.push(...edited(id, area, view));
  }
  return findings;
}

const rawOption = (world: WordpressWorld, name: string) =>
  world.mirror.where('options', 'option_name', name)[0]?.option_value ?? null;

function reordered(before: Placements, now: Placements, rows: readonly NetRow[], view: SiteView): Finding[] {
  const findings: Finding[] = [];
  for (const [area, ids] of now.order) {
    for (const id of movedItems(before.order.get(area) ?? [], ids)) {
      const { after } = widgetInstance(id, view.options, view.world);
      const place = (list: readonly string[] | undefined): number => (list?.indexOf(id) ?? -1) + 1;
      const changes = [{ field: 'order', before: place(before.order.get(area)), after: place(ids) }];
      findings.push(widgetFinding(id, after, view.world, { verb: 'reorder', rows, area, changes }));
    }
  }
  return findings;
}

function edited(id: string, area: string, { options, world }: SiteView): Finding[] {
  const { before, after, changed } = widgetInstance(id, options, world);
  if (!changed || changed.inserted || widgetText(before) === widgetText(after)) return [];
  return [
    widgetFinding(id, after, world, {
      verb: 'update',
      rows: changed.rows,
      area,
      changes: contentChange(before, after, world),
    }),
  ];
}

function contentChange(before: JsonValue, after: JsonValue, world: WordpressWorld): FieldChange[] {
  const [old, now] = [asRecord(before), asRecord(after)];
  if (typeof now.content === 'string') {
    const text = (content: JsonValue | undefined): string =>
      typeof content === 'string' ? world.facts(content).text : '';
    return [textChange('content', text(old.content), text(now.content))];
  }
  return [...new Set([...Object.keys(old), ...Object.keys(now)])].flatMap((key) => {
    const [was, is] = [old[key] ?? null, now[key] ?? null];
    return sameValue(was, is) ? [] : [{ field: key, before: shownValue(was), after: shownValue(is) }];
  });
}
