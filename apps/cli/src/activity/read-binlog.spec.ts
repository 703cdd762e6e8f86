import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import type { CommittedTransaction } from '@e5b/cms-activity';
import { NotABinlogError } from './binlog-file.js';
import { type BinlogReading, readBinlogFile } from './read-binlog.js';
import { readSqlDump } from './sql-dump.js';

const FILES = join(import.meta.dirname, '../../fixtures/binlog');
const DUMP = `-- MariaDB dump
CREATE TABLE \`wp_things\` (
  \`ID\` bigint(20) unsigned NOT NULL AUTO_INCREMENT,
  \`name\` varchar(255) NOT NULL DEFAULT '',
  \`price\` decimal(20,6) DEFAULT NULL,
  \`kind\` enum('a','b,c') DEFAULT 'a',
  \`body\` longtext DEFAULT NULL,
  \`at\` datetime DEFAULT NULL,
  \`tiny\` tinyint(1) DEFAULT 0,
  PRIMARY KEY (\`ID\`)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_unicode_ci;
INSERT INTO \`wp_things\` VALUES
(1,'L\\'été 🎓',1.500000,'b,c','un\\ndeux\\\\ (trois), ''quatre''',NULL,-1),
(18446744073709551610,'',NULL,'a',_binary 'x',0x616263,0);
`;

let dir: string;
let reading: BinlogReading;
beforeAll(async () => {
  dir = await mkdtemp(join(tmpdir(), 'e5b-read-'));
  const path = join(dir, 'base.sql.gz');
  await writeFile(path, gzipSync(DUMP));
  const { columns } = await readSqlDump(path);
  const columnsOf = (_schema: string, table: string) => columns.get(table) ?? null;
  reading = { cms: 'wordpress', prefix: 'wp_', database: 'shop', columnsOf };
});
afterAll(() => rm(dir, { recursive: true, force: true }));

async function read(path: string, more: Partial<BinlogReading> = {}): Promise<CommittedTransaction[]> {
  const transactions: CommittedTransaction[] = [];
  for await (const tx of readBinlogFile(path, { ...reading, ...more })) transactions.push(tx);
  return transactions;
}

const FIRST = {
  ID: '18446744073709551610',
  name: 'L’été 🎓',
  price: '12.500000',
  kind: 'b,c',
  body: 'un\ndeux',
  at: '2026-11-21 10:00:00',
  tiny: 1,
};

describe('a dump read without a server', () => {
  it('gives columns and rows', async () => {
    const { columns, rows } = await readSqlDump(join(dir, 'base.sql.gz'));
    expect(columns.get('wp_things')?.map((column) => column.COLUMN_NAME)).toEqual(Object.keys(FIRST));
    expect(columns.get('wp_things')?.[3]?.COLUMN_TYPE).toBe("enum('a','b,c')");
    expect(rows.get('wp_things')).toEqual([
      {
        ID: 1,
        name: "L'été 🎓",
        price: '1.500000',
        kind: 'b,c',
        body: "un\ndeux\\ (trois), 'quatre'",
        at: null,
        tiny: -1,
      },
      { ID: '18446744073709551610', name: '', price: null, kind: 'a', body: 'x', at: 'abc', tiny: 0 },
    ]);
  });
});

describe('a raw binlog read without a server', () => {
  it.each(['bin.000002', 'bin.000003'])('gives the committed rows of %s, exact', async (file) => {
    const [insert, both, ...rest] = await read(join(FILES, file));
    expect(insert?.changes).toEqual([{ table: 'wp_things', op: 'insert', before: null, after: FIRST }]);
    expect(both?.changes.map((change) => [change.op, change.before?.name, change.after?.name])).toEqual([
      ['update', 'L’été 🎓', 'Hiver'],
      ['insert', undefined, 'autre'],
    ]);
    expect(rest.slice(0, 2).map((tx) => tx.changes.map((change) => change.op))).toEqual([['delete'], ['delete']]);
  });

  it('numbers the columns of a table that nothing names', async () => {
    expect((await read(join(FILES, 'bin.000003'))).at(-1)?.changes).toEqual([
      { table: 'wp_later', op: 'insert', before: null, after: { '@1': 1, '@2': 'nouveau' } },
    ]);
  });

  it('reads a file without checksums', async () => {
    expect((await read(join(FILES, 'bin.000004')))[0]?.changes[0]?.after).toMatchObject({ ID: 3, name: 'sans somme' });
  });

  it('starts and stops where it is told, each position the end of the one before', async () => {
    const all = await read(join(FILES, 'bin.000002'));
    const [first, second] = all;
    expect(second?.position.start).toBe(first?.position.end);
    expect(await read(join(FILES, 'bin.000002'), { from: second?.position.start })).toEqual(all.slice(1));
    expect(await read(join(FILES, 'bin.000002'), { to: second?.position.end })).toEqual(all.slice(0, 2));
  });

  it('keeps whole transactions of a file that was cut', async () => {
    const all = await read(join(FILES, 'bin.000002'));
    const bytes = await readFile(join(FILES, 'bin.000002'));
    const cut = join(dir, 'bin.000002');
    await writeFile(cut, bytes.subarray(0, (all[2]?.position.end ?? 0) - 3));
    expect(await read(cut)).toEqual(all.slice(0, 2));
  });

  it('refuses another kind of file', async () => {
    await expect(read(join(dir, 'base.sql.gz'))).rejects.toThrow(NotABinlogError);
  });
});
