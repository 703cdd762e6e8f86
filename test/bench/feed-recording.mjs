// A recorded back office as SQL: the tables before the first act, then every commit at its time.
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { resolve } from 'node:path';
import { gunzipSync } from 'node:zlib';

const RECORDING = resolve(
  import.meta.dirname,
  '../../libs/cms-activity/fixtures/wordpress-screens/recording.ndjson.gz',
);
const { escape: quoted, escapeId } = createRequire(resolve(import.meta.dirname, '../../apps/api/package.json'))(
  'mysql2',
);

const KEYS = {
  wp_options: ['option_id'],
  wp_posts: ['ID'],
  wp_postmeta: ['meta_id'],
  wp_comments: ['comment_ID'],
  wp_commentmeta: ['meta_id'],
  wp_terms: ['term_id'],
  wp_termmeta: ['meta_id'],
  wp_term_taxonomy: ['term_taxonomy_id'],
  wp_term_relationships: ['object_id', 'term_taxonomy_id'],
  wp_users: ['ID'],
  wp_usermeta: ['umeta_id'],
  wp_links: ['link_id'],
};

const assigned = (row, columns, glue) =>
  columns.map((column) => `${escapeId(column)} = ${quoted(row[column])}`).join(glue);
const inserted = (table, row) => `INSERT INTO ${escapeId(table)} SET ${assigned(row, Object.keys(row), ', ')}`;

function statement({ table, op, before, after }) {
  const key = KEYS[table];
  if (!key) throw new Error(`The recording writes ${table}, whose key is not known here`);
  if (op === 'insert') return inserted(table, after);
  if (op === 'delete') return `DELETE FROM ${escapeId(table)} WHERE ${assigned(before, key, ' AND ')}`;
  const columns = Object.keys(after).filter((column) => after[column] !== before[column]);
  // What the recording left out (a secret, a derived value) was a change all the same.
  const set = columns.length > 0 ? columns : key;
  return `UPDATE ${escapeId(table)} SET ${assigned(after, set, ', ')} WHERE ${assigned(before, key, ' AND ')}`;
}

const transaction = (statements) => ['START TRANSACTION', ...statements, 'COMMIT'].join(';\n');

/** @returns `base`: SQL that makes a sandbox's tables those of the recording; `commits`: `{ at, sql }`, `at` in ms from the first one */
export function readRecording() {
  const [first, ...lines] = gunzipSync(readFileSync(RECORDING)).toString('utf8').trim().split('\n');
  const { tables } = JSON.parse(first);
  const base = Object.entries(tables)
    .filter(([table]) => KEYS[table])
    .flatMap(([table, rows]) => [`DELETE FROM ${escapeId(table)}`, ...rows.map((row) => inserted(table, row))]);
  const commits = lines.map((line) => JSON.parse(line));
  const start = commits[0].at;
  return {
    base: `SET SESSION sql_mode = 'NO_AUTO_VALUE_ON_ZERO';\n${transaction(base)}`,
    commits: commits.map(({ at, changes }) => ({ at: at - start, sql: transaction(changes.map(statement)) })),
  };
}
