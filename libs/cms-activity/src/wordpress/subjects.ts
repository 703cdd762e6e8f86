import type { Mirror } from '../mirror.js';
import type { Cell, Row, RowChange } from '../types.js';
import { isMediaMeta } from './media.js';
import { isNoiseOption, isNoiseUserMeta } from './noise.js';
import { isPluginTable } from './plugin-tables.js';
import { isContentMeta } from './post-meta.js';
import { postKind } from './post-types.js';

export const SITE_SUBJECT = 'site';

/** Columns whose change alone says nothing: dates kept by WordPress, counters, ping lists. */
const SILENT_POST_COLUMNS = new Set([
  'post_modified',
  'post_modified_gmt',
  'post_date_gmt',
  'guid',
  'comment_count',
  'to_ping',
  'pinged',
  'post_content_filtered',
  'ping_status',
]);
const SILENT_ITEM_COLUMNS = new Set([...SILENT_POST_COLUMNS, 'post_date']);
const SILENT_COMMENT_COLUMNS = new Set(['comment_date_gmt', 'comment_karma', 'comment_agent', 'comment_author_IP']);

function speaks(change: RowChange, silent: ReadonlySet<string>): boolean {
  const { before, after } = change;
  if (!before || !after) return true;
  return Object.keys(after).some((column) => !silent.has(column) && after[column] !== before[column]);
}

const isSavedRevision = (row: Row): boolean =>
  row.post_type === 'revision' && !String(row.post_name ?? '').includes('autosave');

function ofPost(change: RowChange, row: Row): string[] {
  switch (postKind(row)) {
    case 'internal':
      // A revision tells a save from an autosave.
      return isSavedRevision(row) ? [`post:${row.post_parent}`] : [];
    case 'site':
      return speaks(change, SILENT_ITEM_COLUMNS) ? [SITE_SUBJECT] : [];
    case 'media':
      return speaks(change, SILENT_POST_COLUMNS) ? [`media:${row.ID}`] : [];
    case 'content':
      return speaks(change, SILENT_POST_COLUMNS) ? [`post:${row.ID}`] : [];
  }
}

function ofPostMeta(row: Row, mirror: Mirror): string[] {
  const key = String(row.meta_key ?? '');
  const post = mirror.get('posts', row.post_id ?? null);
  if (key.startsWith('_menu_item_')) return [SITE_SUBJECT];
  const kind = postKind(post);
  if (kind === 'media' || (post === null && isMediaMeta(key))) return isMediaMeta(key) ? [`media:${row.post_id}`] : [];
  return kind === 'content' && isContentMeta(key) ? [`post:${row.post_id}`] : [];
}

function ofRelationship(row: Row, mirror: Mirror): string[] {
  const kind = postKind(mirror.get('posts', row.object_id ?? null));
  const taxonomy = mirror.get('term_taxonomy', row.term_taxonomy_id ?? null)?.taxonomy;
  if (taxonomy === 'nav_menu') return [SITE_SUBJECT];
  return kind === 'content' ? [`post:${row.object_id}`] : [];
}

function ofTaxonomy(change: RowChange, row: Row): string[] {
  if (!speaks(change, new Set(['count']))) return [];
  return row.taxonomy === 'nav_menu' ? [SITE_SUBJECT] : [`term:${row.term_id}`];
}

function ofTerm(row: Row, mirror: Mirror): string[] {
  const known = mirror.where('term_taxonomy', 'term_id', row.term_id ?? null)[0]?.taxonomy;
  if (known !== undefined) return [known === 'nav_menu' ? SITE_SUBJECT : `term:${row.term_id}`];
  // A new term is written before its taxonomy is known.
  return [`term:${row.term_id}`, SITE_SUBJECT];
}

/** The subjects of a WordPress row; none for what WordPress writes by itself. Asked after the mirror has taken the row. */
export function wordpressSubjects(change: RowChange, mirror: Mirror): readonly string[] {
  const row = change.after ?? change.before;
  if (!row) return [];
  const id = (column: string): Cell => row[column] ?? null;
  const table = mirror.shortName(change.table);
  switch (table) {
    case 'posts':
      return ofPost(change, row);
    case 'postmeta':
      return ofPostMeta(row, mirror);
    case 'term_relationships':
      return ofRelationship(row, mirror);
    case 'term_taxonomy':
      return ofTaxonomy(change, row);
    case 'terms':
      return ofTerm(row, mirror);
    case 'comments':
      return speaks(change, SILENT_COMMENT_COLUMNS) ? [`comment:${id('comment_ID')}`] : [];
    case 'users':
      return speaks(change, new Set(['user_activation_key', 'user_status'])) ? [`user:${id('ID')}`] : [];
    case 'usermeta':
      return isNoiseUserMeta(String(id('meta_key')), mirror.prefix) ? [] : [`user:${id('user_id')}`];
    case 'options':
      return isNoiseOption(String(id('option_name'))) ? [] : [SITE_SUBJECT];
    default:
      return change.table.startsWith(mirror.prefix) && isPluginTable(table) ? [`table:${table}`] : [];
  }
}
