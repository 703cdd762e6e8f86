import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { verifyJournal } from '@e5b/journal';
import type { StreamedTransaction } from './change-stream.js';
import type { ObservedSite, TransactionLine } from './journal-shapes.js';
import { ObservationJournal } from './observation-journal.js';

const SITE: ObservedSite = { sandbox: 'abcd1234', cms: 'wordpress', version: '6.1', prefix: 'wp_', origin: 'http://x' };
const LONG = 'é'.repeat(2000);

const commit = (index: number, changes: StreamedTransaction['changes']): StreamedTransaction => ({
  ...{ receivedAt: 1000, loggedAt: 1000, gtid: null, statement: null, unreadable: null, changes },
  position: { file: 'mysql-bin.000001', start: index * 100, end: index * 100 + 100 },
});
const insert = (table: string, text: string) => ({
  ...{ table, op: 'insert' as const, before: null },
  after: { id: 7, text },
});

describe('a journal that grows beyond honest work', () => {
  const dir = mkdtempSync(join(tmpdir(), 'e5b-ample-'));
  const path = join(dir, 'activity.ndjson');
  afterAll(() => rmSync(dir, { recursive: true }));

  it('keeps whole what rules read, and the rest in brief with its hash', async () => {
    const journal = await ObservationJournal.open(path, SITE, () => undefined, 2000);
    await journal.appendSnapshot({ position: { file: 'mysql-bin.000001', offset: 4 }, tables: {} }, 1000);
    const write = async (index: number, ...changes: StreamedTransaction['changes'][number][]) =>
      (await journal.append([commit(index, changes)], () => ({ at: 1000, backlog: false })))[0] as TransactionLine;
    const texts = ({ changes }: TransactionLine) => changes.map(({ after }) => after?.text);

    expect(texts(await write(1, insert('wp_own', LONG)))).toEqual([LONG]);
    expect(journal.bytes).toBeGreaterThan(2000);
    const [own, post] = texts(await write(2, insert('wp_own', LONG), insert('wp_posts', LONG)));
    expect(post).toBe(LONG);
    expect(own).toMatch(/^é{64}… \[4000 bytes, sha256 [0-9a-f]{64}\]$/);
    const [other] = texts(await write(3, insert('wp_own', `${LONG}!`)));
    expect(other).not.toBe(own);
    expect(texts(await write(4, insert('wp_own', 'court')))).toEqual(['court']);
    await journal.close();
    expect(await verifyJournal(path)).toMatchObject({ ok: true });
  });

  it('knows its length again when it is opened anew', async () => {
    const lines: string[] = [];
    const journal = await ObservationJournal.open(path, SITE, ({ kind }) => lines.push(kind), 2000);
    expect(lines).toHaveLength(5);
    expect(journal.bytes).toBeGreaterThan(2000);
    await journal.close();
  });
});
