#!/usr/bin/env node
// Decodes a recorded PrestaShop (base dump, raw binlogs, what was done when) into a fixture that the rules are tested on.
// usage: record-prestashop.mjs SOURCE TARGET DATABASE FROM BINLOG…, after npm run build
// SOURCE holds base.sql.gz or base.sql, the binlogs, and scenarios.json; FROM is the position in the first binlog.
import { existsSync } from 'node:fs';
import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { snapshotOf } from '../../apps/cli/dist/activity/interpret.js';
import { readBinlogFile } from '../../apps/cli/dist/activity/read-binlog.js';
import { readSqlDump } from '../../apps/cli/dist/activity/sql-dump.js';
import { snapshotNeeds } from '../../libs/cms-activity/dist/index.js';

const [source, target, database, from, ...binlogs] = process.argv.slice(2);
const PREFIX = 'ps_';
// Addresses of visitors, what browsers call themselves and indexes of words weigh most and say nothing: the rows stay.
const EMPTIED = new Set([
  'ip_address',
  'user_agent',
  'http_referer',
  'ip_registration_newsletter',
  'wording',
  'domain',
]);

const lighten = (row) =>
  row && Object.fromEntries(Object.entries(row).map(([column, value]) => [column, EMPTIED.has(column) ? '' : value]));
const path = (...names) => names.map((name) => join(source, name)).find((one) => existsSync(one));

const dump = await readSqlDump(path('base.sql.gz', 'base.sql'));
const { tables } = snapshotOf(dump, 'prestashop', PREFIX);
const needed = new Set(snapshotNeeds('prestashop', PREFIX).map(({ table }) => table));
const kept = Object.entries(tables).filter(([table]) => needed.has(table));
const lines = [JSON.stringify({ tables: Object.fromEntries(kept.map(([table, rows]) => [table, rows.map(lighten)])) })];
const columnsOf = (_schema, table) => dump.columns.get(table) ?? null;
for (const [index, binlog] of binlogs.entries()) {
  const reading = {
    cms: 'prestashop',
    prefix: PREFIX,
    database,
    columnsOf,
    ...(index === 0 && { from: Number(from) }),
  };
  for await (const tx of readBinlogFile(join(source, binlog), reading)) {
    const changes = tx.changes.map((change) => ({
      ...change,
      before: lighten(change.before),
      after: lighten(change.after),
    }));
    lines.push(JSON.stringify({ ...tx, changes }));
  }
}
await writeFile(join(target, 'recording.ndjson.gz'), gzipSync(`${lines.join('\n')}\n`, { level: 9 }));

const done = JSON.parse(await readFile(path('scenarios.json'), 'utf8'));
const acts = done.map(({ id, kind, action, told, binlog, expected }) => ({
  id,
  kind,
  action,
  ...binlog,
  told,
  expected: expected && { verb: expected.verb, object: expected.object, name: expected.name },
}));
await writeFile(join(target, 'acts.json'), `[\n${acts.map((act) => JSON.stringify(act)).join(',\n')}\n]\n`);
