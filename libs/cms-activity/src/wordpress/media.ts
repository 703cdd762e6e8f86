import type { Burst } from '../burst.js';
import type { Finding } from '../finding.js';
import { phpRecord } from '../php-value.js';
import { readable, sameText } from '../plain-text.js';
import type { FieldChange, JsonValue, Row } from '../types.js';
import { editPost } from './links.js';
import { type NetValue, netValues, type WordpressWorld } from './world.js';

const ALT = '_wp_attachment_image_alt';
const FILE = '_wp_attached_file';
const CONTEXT = '_wp_attachment_context';
const METADATA = '_wp_attachment_metadata';

/** Metas of a media that say something; its metadata are read only beside a change of its file. */
export const isMediaMeta = (key: string): boolean => key === ALT || key === FILE || key === CONTEXT;

const TEXTS: readonly (readonly [field: string, column: string])[] = [
  ['title', 'post_title'],
  ['caption', 'post_excerpt'],
  ['description', 'post_content'],
];

const columnText = (row: Row | null, column: string): string => readable(row?.[column]);

/** Copies that WordPress crops by itself for an icon, a logo or a header. */
function isDerived(row: Row, id: string, world: WordpressWorld): boolean {
  if (world.meta(id, CONTEXT) !== null) return true;
  return /^cropped-/.test(columnText(row, 'post_title'));
}

function textChanges(before: Row | null, after: Row | null, alt: NetValue | undefined): FieldChange[] {
  const changes: FieldChange[] = [];
  if (before && after) {
    for (const [field, column] of TEXTS) {
      const [old, now] = [columnText(before, column), columnText(after, column)];
      if (!sameText(old, now)) changes.push({ field, before: old, after: now });
    }
  }
  if (alt) {
    const [old, now] = [readable(alt.before), alt.deleted ? '' : readable(alt.after)];
    if (old !== now) changes.push({ field: 'alt', before: old, after: now });
  }
  return changes;
}

/** `photo-e1700000000.jpg`: the name that the image editor gives to what it saved. */
const EDITED = /-e\d{10,}(?=\.[a-z0-9]+$)/i;

function size(metadata: unknown): { width: number; height: number } {
  const { width, height } = phpRecord(metadata);
  return { width: Number(width ?? 0), height: Number(height ?? 0) };
}

/** What the image editor did, from the file names and the sizes; null when the file is the same. */
function fileEdit(file: NetValue | undefined, id: string, world: WordpressWorld): Record<string, JsonValue> | null {
  if (!file || file.inserted || file.deleted || file.before === file.after) return null;
  const [old, now] = [String(file.before ?? ''), String(file.after ?? '')];
  const restored = EDITED.test(old) && !EDITED.test(now);
  const kind = restored ? 'restore' : EDITED.test(now) ? 'edit' : 'replace';
  return { edit: kind, file: now, ...size(world.meta(id, METADATA)) };
}

/** A media uploaded, described, edited, deleted. */
export function readMedia(burst: Burst, id: string, world: WordpressWorld): Finding[] {
  const net = burst.row('posts', id);
  const before = net ? net.before : world.post(id);
  const after = net ? net.after : world.post(id);
  const row = after ?? before;
  if (!row || isDerived(row, id, world)) return [];
  const metas = netValues(burst, 'postmeta', 'meta_key', 'meta_value');
  const file = metas.get(FILE);
  const base = {
    slot: 'main',
    object: 'media',
    objectId: id,
    name: columnText(row, 'post_title'),
    link: after ? editPost(id) : null,
    publicPath: after ? `/?attachment_id=${encodeURIComponent(id)}` : null,
    actorHint: net && !before ? world.login(row.post_author ?? null) : world.editorOf(id),
  };
  const facts: Record<string, JsonValue> = {
    mime: String(row.post_mime_type ?? ''),
    file: String(world.meta(id, FILE) ?? row.guid ?? ''),
  };
  if (!after) return [{ ...base, verb: 'delete', rules: ['wp.media.delete'], rows: net ? [net] : [], facts }];
  const changes = textChanges(before, after, metas.get(ALT));
  if (!before && net) {
    const parent = world.title(after.post_parent ?? null);
    if (parent !== '') facts.attachedTo = parent;
    const rules = ['wp.media.upload', ...(changes.length > 0 ? ['wp.media.text'] : [])];
    return [{ ...base, verb: 'upload', rules, rows: burst.rows(), changes, facts }];
  }
  if (net && before && before.post_status !== after.post_status) {
    if (after.post_status === 'trash')
      return [{ ...base, verb: 'trash', rules: ['wp.media.delete'], rows: [net], facts }];
    if (before.post_status === 'trash')
      return [{ ...base, verb: 'restore', rules: ['wp.media.delete'], rows: [net], facts }];
  }
  const edit = fileEdit(file, id, world);
  if (!edit && changes.length === 0) return [];
  const rules = [
    ...(edit ? ['wp.media.edit'] : []),
    ...(changes.some((change) => change.field === 'title') ? ['wp.media.rename'] : []),
    ...(changes.length > 0 ? ['wp.media.text'] : []),
  ];
  const verb = edit?.edit === 'restore' ? 'restore' : 'update';
  return [{ ...base, verb, rules, rows: burst.rows(), changes, facts: { ...facts, ...edit } }];
}
