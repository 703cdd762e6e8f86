#!/usr/bin/env node
// Decodes a recorded folder (base.sql.gz, a raw binlog, scenarios.json) into the fixture that the rules are tested on.
// usage: record-wordpress.mjs SOURCE TARGET BINLOG FROM, after npm run build
import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { snapshotOf } from '../../apps/cli/dist/activity/interpret.js';
import { readBinlogFile } from '../../apps/cli/dist/activity/read-binlog.js';
import { readSqlDump } from '../../apps/cli/dist/activity/sql-dump.js';

const [source, target, binlog, from] = process.argv.slice(2);
const DERIVED = /^_(site_)?transient_|^cron$|^rewrite_rules$/;

// Values that WordPress derives weigh most and say nothing: the row stays, its value goes.
const lighten = (row) => (row && DERIVED.test(String(row.option_name ?? '')) ? { ...row, option_value: '' } : row);

const dump = await readSqlDump(join(source, 'base.sql.gz'));
const { tables } = snapshotOf(dump, 'wordpress', 'wp_');
const lines = [JSON.stringify({ tables: { ...tables, wp_options: tables.wp_options.map(lighten) } })];
const columnsOf = (_schema, table) => dump.columns.get(table) ?? null;
const reading = { cms: 'wordpress', prefix: 'wp_', database: 'wp', columnsOf, from: Number(from) };
for await (const tx of readBinlogFile(join(source, binlog), reading)) {
  const changes = tx.changes.map((change) => ({
    ...change,
    before: lighten(change.before),
    after: lighten(change.after),
  }));
  lines.push(JSON.stringify({ ...tx, changes }));
}
await writeFile(join(target, 'recording.ndjson.gz'), gzipSync(`${lines.join('\n')}\n`, { level: 9 }));

const scenarios = JSON.parse(await readFile(join(source, 'scenarios.json'), 'utf8'));
const acts = scenarios.map(({ id, kind, action, binlog: { start, end }, expected }) => ({
  id,
  kind,
  action,
  start,
  end,
  expected: expected && { verb: expected.verb, object: expected.object, name: expected.name },
}));
await writeFile(join(target, 'acts.json'), `[\n${acts.map((act) => JSON.stringify(act)).join(',\n')}\n]\n`);
