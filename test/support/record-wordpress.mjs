#!/usr/bin/env node
// Decodes a recorded folder (base dump, raw binlog, what was done when) into a fixture that the rules are tested on.
// usage: record-wordpress.mjs SOURCE TARGET DATABASE BINLOG FROM, after npm run build
// SOURCE holds base.sql.gz or base.sql, BINLOG, and scenarios.json (screens) or acts.json (core functions).
import { existsSync } from 'node:fs';
import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { snapshotOf } from '../../apps/cli/dist/activity/interpret.js';
import { readBinlogFile } from '../../apps/cli/dist/activity/read-binlog.js';
import { readSqlDump } from '../../apps/cli/dist/activity/sql-dump.js';

const [source, target, database, binlog, from] = process.argv.slice(2);
const DERIVED = /^_(site_)?transient_|^cron$|^rewrite_rules$/;

// Values that WordPress derives weigh most and say nothing: the row stays, its value goes.
const lighten = (row) => (row && DERIVED.test(String(row.option_name ?? '')) ? { ...row, option_value: '' } : row);
const path = (...names) => names.map((name) => join(source, name)).find((one) => existsSync(one));

const dump = await readSqlDump(path('base.sql.gz', 'base.sql'));
const { tables } = snapshotOf(dump, 'wordpress', 'wp_');
const lines = [JSON.stringify({ tables: { ...tables, wp_options: tables.wp_options.map(lighten) } })];
const columnsOf = (_schema, table) => dump.columns.get(table) ?? null;
const reading = { cms: 'wordpress', prefix: 'wp_', database, columnsOf, from: Number(from) };
for await (const tx of readBinlogFile(join(source, binlog), reading)) {
  const changes = tx.changes.map((change) => ({
    ...change,
    before: lighten(change.before),
    after: lighten(change.after),
  }));
  lines.push(JSON.stringify({ ...tx, changes }));
}
await writeFile(join(target, 'recording.ndjson.gz'), gzipSync(`${lines.join('\n')}\n`, { level: 9 }));

const done = JSON.parse(await readFile(path('scenarios.json', 'acts.json'), 'utf8'));
const acts = done.map(({ id, kind, action, told, binlog: range, expected, start, end, expect }) => ({
  id,
  kind: kind ?? (expect === 'none' ? 'navigation' : 'change'),
  action: action ?? expect,
  start: range?.start ?? start,
  end: range?.end ?? end,
  told,
  expected: expected && { verb: expected.verb, object: expected.object, name: expected.name },
}));
await writeFile(join(target, 'acts.json'), `[\n${acts.map((act) => JSON.stringify(act)).join(',\n')}\n]\n`);
