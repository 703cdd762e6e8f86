import type { Burst, NetRow } from '../burst.js';
import type { Finding } from '../finding.js';
import { readable } from '../plain-text.js';
import type { FieldChange, JsonValue, Row } from '../types.js';
import { inPath, type ObjectSpec } from './object-spec.js';
import { referenced, rowChange } from './references.js';
import { textFacts } from './text-facts.js';
import {
  changedColumns,
  fieldChanges,
  inserted,
  isOn,
  removed,
  rowOf,
  SILENT,
  sameValue,
  shownValue,
} from './values.js';
import type { PrestashopWorld } from './world.js';

const SEO_COLUMNS = new Set(['meta_title', 'meta_description', 'meta_keywords', 'link_rewrite', 'head_seo_title']);

/** Columns that search engines show and that make the address; a CMS page's `meta_title` is its title. */
const isSeo = (spec: ObjectSpec, field: string): boolean => SEO_COLUMNS.has(field) && field !== spec.name;

function nameOf(spec: ObjectSpec, id: string, row: Row, burst: Burst, world: PrestashopWorld): string {
  const given = spec.nameOf?.(row, world) ?? '';
  if (given !== '') return given;
  const own = readable(row[spec.name]);
  return own !== '' || !spec.lang ? own : world.text(spec.lang, spec.id, id, spec.name, burst);
}

function factsOf(spec: ObjectSpec, row: Row, burst: Burst, world: PrestashopWorld): Record<string, JsonValue> {
  const facts: Record<string, JsonValue> = {};
  for (const column of spec.facts ?? []) {
    const value = shownValue(row[column]);
    if (value !== null) facts[column] = value;
  }
  for (const [fact, value] of Object.entries(spec.tell?.(row, world, burst) ?? {})) {
    if (value !== '') facts[fact] = value;
  }
  return facts;
}

/** Rows of the burst that say something of the object: its own, its languages, its children. */
function speakingRows(spec: ObjectSpec, burst: Burst, silent: ReadonlySet<string>, world: PrestashopWorld): NetRow[] {
  const tables = [spec.table, spec.lang, ...Object.keys(spec.children ?? {})];
  const speaks = (net: NetRow): boolean => inserted(net) || removed(net) || changedColumns(net, silent).length > 0;
  const explained = (net: NetRow): boolean =>
    spec.children?.[net.table] !== undefined && spec.childExplained?.(rowOf(net), world) === true;
  return burst.rows().filter((net) => tables.includes(net.table) && speaks(net) && !explained(net));
}

function childChanges(spec: ObjectSpec, rows: readonly NetRow[], world: PrestashopWorld): FieldChange[] {
  return rows.flatMap((net) => {
    const text = spec.children?.[net.table];
    return text && (inserted(net) || removed(net)) ? [rowChange(net, text, world)] : [];
  });
}

/** The verb of an update: a switch turned alone has its own word. */
function verbOf(spec: ObjectSpec, root: NetRow | null, changes: readonly FieldChange[]): Finding['verb'] {
  const { onOff, assignedBy } = spec;
  if (assignedBy && changes.every((change) => change.field === assignedBy.column)) return 'assign';
  const turned = onOff && root && !sameValue(root.before?.[onOff.column], root.after?.[onOff.column]);
  if (!turned || changes.some((change) => change.field !== onOff.column)) return 'update';
  return isOn(root.after?.[onOff.column]) ? onOff.on : onOff.off;
}

/** One act on a plain object: created, changed, switched or deleted. */
export function readPlainObject(spec: ObjectSpec, burst: Burst, id: string, world: PrestashopWorld): Finding[] {
  const root = burst.row(spec.table, id);
  const row = root ? (root.after ?? root.before) : world.mirror.get(spec.table, id);
  if (!row || (root && !root.before && !root.after) || spec.explained?.(row, world, burst)) return [];
  const silent = new Set([...SILENT, ...(spec.silent ?? [])]);
  const rows = speakingRows(spec, burst, silent, world);
  if (rows.length === 0) return [];
  const text = textFacts(rows, world.home);
  const base = {
    slot: 'main',
    object: spec.object,
    objectId: id,
    name: nameOf(spec, id, row, burst, world),
    rows,
    facts: { ...factsOf(spec, row, burst, world), ...text.facts },
    link: root && !root.after ? null : (spec.link?.(inPath(id)) ?? null),
    publicPath: root && !root.after ? null : (spec.publicPath?.(inPath(id), row) ?? null),
  };
  if (root && removed(root)) return [{ ...base, verb: 'delete', rules: [spec.removeRule ?? spec.rule, 'ps.delete'] }];
  if (root && inserted(root))
    return [
      {
        ...base,
        verb: 'create',
        rules: [
          ...(spec.createRule ? [spec.createRule] : []),
          spec.rule,
          'ps.create',
          ...text.rules,
          ...addedRules(
            spec,
            Object.keys(row).filter((column) => !sameValue(row[column], null)),
          ),
        ],
      },
    ];
  const changes = [
    ...fieldChanges(rows, silent).map((change) => shownBy(spec, change, rows, world)),
    ...childChanges(spec, rows, world),
  ].filter(({ before, after }) => before !== after);
  if (changes.length === 0) return [];
  const seo = changes.filter((change) => isSeo(spec, change.field));
  if (seo.length === changes.length)
    return [
      { ...base, verb: 'update', object: 'seo', rules: ['ps.seo'], changes, facts: { ...base.facts, of: spec.object } },
    ];
  const rules = [
    spec.rule,
    ...text.rules,
    ...addedRules(
      spec,
      changes.map((change) => change.field),
    ),
    ...(seo.length > 0 ? ['ps.seo'] : []),
  ];
  const verb = verbOf(spec, root, changes);
  const object = verb === 'assign' ? (spec.assignedBy?.object ?? spec.object) : spec.object;
  return [
    {
      ...base,
      object,
      verb,
      rules: verb === 'publish' || verb === 'unpublish' ? [...rules, 'ps.publish'] : rules,
      changes,
    },
  ];
}

/** The change with what the spec makes of the stored values: names instead of numbers. */
function shownBy(spec: ObjectSpec, change: FieldChange, rows: readonly NetRow[], world: PrestashopWorld): FieldChange {
  const show = spec.show?.[change.field];
  const net = show && rows.find(({ before, after }) => before && after && before[change.field] !== after[change.field]);
  if (!show || !net) return referenced(change, world);
  const { field } = change;
  return { field, before: show(net.before?.[field] ?? null, world), after: show(net.after?.[field] ?? null, world) };
}

const addedRules = (spec: ObjectSpec, fields: readonly string[]): string[] =>
  Object.entries(spec.ruleOf ?? {}).flatMap(([column, rule]) => (fields.includes(column) ? [rule] : []));
