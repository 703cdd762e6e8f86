import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { AccessRecord } from '@e5b/contracts';
import { type JournalRecord, readJournal, verifyJournal } from '@e5b/journal';
import { AccessLog } from './access-log.js';

let home: string;
let problems: { sandbox: string; first: boolean }[];
let log: AccessLog;

const record = (change: Partial<AccessRecord> = {}): AccessRecord => ({
  sandbox: 'abcdefg1',
  who: 'candidate',
  client: '0123456789ab',
  method: 'GET',
  path: '/',
  from: null,
  status: 200,
  startedAt: 1000,
  endedAt: 1005,
  requestBytes: 0,
  responseBytes: 10,
  refusal: null,
  ...change,
});
const file = (): string => join(home, 'abcdefg1', 'access.ndjson');

beforeEach(() => {
  home = mkdtempSync(join(tmpdir(), 'e5b-access-'));
  problems = [];
  log = new AccessLog(home, (sandbox, _error, first) => problems.push({ sandbox, first }));
});
afterEach(async () => {
  await log.closeAll();
  rmSync(home, { recursive: true });
});

test('records end up in one verifiable chain per sandbox, in the order they ended', async () => {
  for (let i = 0; i < 200; i++) log.record(record({ endedAt: 1000 + i }));
  log.record(record({ sandbox: 'zzzzzzz9' }));
  await log.closeAll();
  const lines: JournalRecord[] = [];
  for await (const line of readJournal(file())) lines.push(line);
  expect(lines.map(({ at, kind }) => [at, kind])).toEqual(Array.from({ length: 200 }, (_, i) => [1000 + i, 'access']));
  expect(lines.every(({ data }) => AccessRecord.safeParse(data).success)).toBe(true);
  expect(await verifyJournal(file())).toMatchObject({ ok: true, count: 200 });
  expect(problems).toEqual([]);
});

test('a sandbox’s journal goes on where it was closed', async () => {
  log.record(record());
  await log.close('abcdefg1');
  log.record(record());
  await log.close('abcdefg1');
  expect(await verifyJournal(file())).toMatchObject({ ok: true, count: 2 });
});

test('a journal that cannot be written is told and never thrown', async () => {
  writeFileSync(join(home, 'abcdefg1'), 'in the way');
  log.record(record());
  log.record(record());
  await log.closeAll();
  await new Promise(setImmediate);
  expect(problems).toEqual([
    { sandbox: 'abcdefg1', first: true },
    { sandbox: 'abcdefg1', first: false },
  ]);
  expect(log.lastProblem).toContain('EEXIST');
});

test('a knocker without a cookie cannot fill the disk', async () => {
  const refused = record({ who: null, client: null, status: 403, refusal: 'entry-required' });
  for (let i = 0; i < 100; i++) log.record(refused);
  log.record({ ...refused, startedAt: 61_000 });
  log.record(record());
  await log.closeAll();
  expect(await verifyJournal(file())).toMatchObject({ ok: true, count: 62 });
  expect(existsSync(file())).toBe(true);
});
