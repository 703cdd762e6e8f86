import { execFile, spawn } from 'node:child_process';
import { once } from 'node:events';
import { appendFile, mkdtemp, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { promisify } from 'node:util';
import fc from 'fast-check';
import {
  BrokenJournalError,
  EMPTY_HEAD,
  Journal,
  type JournalEntry,
  JournalLockedError,
  readJournal,
  verifyJournal,
} from './index.js';

let dir: string;
let path: string;
beforeEach(async () => {
  dir = await mkdtemp(join(tmpdir(), 'e5b-journal-'));
  path = join(dir, 'activity.ndjson');
});
afterEach(() => rm(dir, { recursive: true, force: true }));

const entry = (data: JournalEntry['data'], at = 1): JournalEntry => ({ kind: 'row', at, data });
const verifyText = (text: string | Buffer) => verifyJournal(Readable.from([Buffer.from(text)]));

async function filled(...batches: JournalEntry[][]): Promise<Buffer> {
  const journal = await Journal.open(path);
  for (const batch of batches) await journal.append(batch);
  await journal.close();
  return readFile(path);
}

describe('a journal', () => {
  it('chains entries and gives them back', async () => {
    const journal = await Journal.open(path);
    expect(journal.head).toEqual(EMPTY_HEAD);
    await journal.append([entry({ é: '🎓', n: [1, null, true] }, 5)]);
    const head = await journal.append([entry('b'), entry('c')]);
    await journal.close();
    expect(head.seq).toBe(3);
    expect(await verifyJournal(path)).toEqual({ ok: true, count: 3, head });
    const records = [];
    for await (const record of readJournal(path, { from: 2 })) records.push(record.data);
    expect(records).toEqual(['b', 'c']);
  });

  it('resumes where it ended', async () => {
    await filled([entry(1)], [entry(2)]);
    const journal = await Journal.open(path);
    expect(journal.head.seq).toBe(2);
    expect((await journal.append([entry(3)])).seq).toBe(3);
    await journal.close();
    expect(await verifyJournal(path)).toMatchObject({ ok: true, count: 3 });
  });

  it('answers concurrent calls in order, each with its own head', async () => {
    const journal = await Journal.open(path);
    const heads = await Promise.all(Array.from({ length: 200 }, (_, i) => journal.append([entry(i), entry(i)])));
    await journal.close();
    expect(heads.map((h) => h.seq)).toEqual(Array.from({ length: 200 }, (_, i) => 2 * i + 2));
    const data = [];
    for await (const record of readJournal(path)) data.push(record.data);
    expect(data).toEqual(Array.from({ length: 400 }, (_, i) => i >> 1));
  });

  it('refuses what JSON cannot carry without harming its neighbours', async () => {
    const journal = await Journal.open(path);
    const answers = await Promise.allSettled([
      journal.append([entry(1)]),
      journal.append([entry(Number.NaN)]),
      journal.append([entry('\ud800')]),
      journal.append([entry(2)]),
    ]);
    await journal.close();
    expect(answers.map((a) => a.status)).toEqual(['fulfilled', 'rejected', 'rejected', 'fulfilled']);
    expect(await verifyJournal(path)).toMatchObject({ ok: true, count: 2 });
  });

  it('has one writer', async () => {
    const journal = await Journal.open(path);
    await expect(Journal.open(path)).rejects.toThrow(JournalLockedError);
    await journal.close();
    await (await Journal.open(path)).close();
  });

  it('takes over the lock of a process that is gone', async () => {
    await writeFile(`${path}.lock`, '999999999 1');
    await (await Journal.open(path)).close();
    await expect(stat(`${path}.lock`)).rejects.toThrow('ENOENT');
  });

  it('refuses to continue a broken chain', async () => {
    await filled([entry(1)]);
    await appendFile(path, '{"forged":true}\n');
    await expect(Journal.open(path)).rejects.toThrow(BrokenJournalError);
  });
});

describe('an altered journal is detected', () => {
  const entries = fc.array(
    fc.record({ kind: fc.string({ unit: 'grapheme' }), at: fc.nat(), data: fc.jsonValue({ maxDepth: 2 }) }),
    { minLength: 1, maxLength: 6 },
  );
  const journalOf = async (list: JournalEntry[]): Promise<Buffer> => {
    await rm(path, { force: true });
    return filled(list);
  };

  it('whichever byte changes', () =>
    fc.assert(
      fc.asyncProperty(entries, fc.nat(), fc.integer({ min: 1, max: 255 }), async (list, where, flip) => {
        const bytes = await journalOf(list as JournalEntry[]);
        const at = where % bytes.length;
        bytes[at] = (bytes[at] ?? 0) ^ flip;
        expect((await verifyText(bytes)).ok).toBe(false);
      }),
      { numRuns: 60 },
    ));

  it('whichever two lines change places, and whichever line but the last is missing', () =>
    fc.assert(
      fc.asyncProperty(entries, fc.nat(), fc.nat(), async (list, a, b) => {
        const lines = (await journalOf(list as JournalEntry[])).toString().split('\n').slice(0, -1);
        const [i, j] = [a % lines.length, b % lines.length];
        const swapped = lines.with(i, lines[j] ?? '').with(j, lines[i] ?? '');
        expect((await verifyText(`${swapped.join('\n')}\n`)).ok).toBe(i === j);
        const without = lines.toSpliced(i, 1);
        const verdict = await verifyText(without.map((l) => `${l}\n`).join(''));
        // Missing last lines show only against a head noted elsewhere.
        expect(verdict.ok).toBe(i === lines.length - 1);
      }),
      { numRuns: 60 },
    ));

  it('recovers the whole lines after a crash at any byte', () =>
    fc.assert(
      fc.asyncProperty(entries, fc.nat(), async (list, where) => {
        const bytes = await journalOf(list as JournalEntry[]);
        const kept = bytes.subarray(0, where % (bytes.length + 1));
        await writeFile(path, kept);
        const journal = await Journal.open(path);
        const whole = kept.toString('latin1').split('\n').length - 1;
        expect(journal.head.seq).toBe(whole);
        await journal.append([entry('after')]);
        await journal.close();
        expect(await verifyJournal(path)).toMatchObject({ ok: true, count: whole + 1 });
      }),
      { numRuns: 60 },
    ));
});

describe('faults', () => {
  const writer = join(import.meta.dirname, '..', 'dist', 'index.js');
  const appending = `
    const { Journal } = await import(${JSON.stringify(writer)});
    const journal = await Journal.open(process.argv[1]);
    for (let i = 0; ; i++) { const h = await journal.append([{ kind: 'k', at: i, data: 'x'.repeat(i % 3000) }]); process.stdout.write(h.seq + '\\n'); }`;

  it('keeps every answered line when the writer is killed', async () => {
    for (let round = 0; round < 3; round++) {
      const child = spawn(process.execPath, ['--input-type=module', '-e', appending, path]);
      let answered = 0;
      child.stdout.on('data', (text: Buffer) => {
        answered = Number(text.toString().trimEnd().split('\n').at(-1));
        if (answered % 1000 > 50 * (round + 1)) child.kill('SIGKILL');
      });
      await once(child, 'close');
      const journal = await Journal.open(path);
      expect(answered).toBeGreaterThan(0);
      expect(journal.head.seq).toBeGreaterThanOrEqual(answered);
      await journal.close();
    }
    expect(await verifyJournal(path)).toMatchObject({ ok: true });
  });

  it('believes nothing half-written when the disk is full, and goes on once there is room', async () => {
    const script = `
      const { Journal } = await import(${JSON.stringify(writer)});
      const journal = await Journal.open(process.argv[1]);
      const seqs = [];
      const append = (data) => journal.append([{ kind: 'k', at: 1, data }]).then((h) => seqs.push(h.seq), (e) => seqs.push(e.code));
      await append('small'); await append('x'.repeat(20000)); await append('small again'); await journal.close();
      console.log(JSON.stringify(seqs));`;
    const { stdout } = await promisify(execFile)('bash', [
      '-c',
      'ulimit -f 8 && exec "$0" --input-type=module -e "$1" "$2"',
      process.execPath,
      script,
      path,
    ]);
    expect(JSON.parse(stdout)).toEqual([1, 'EFBIG', 2]);
    expect(await verifyJournal(path)).toMatchObject({ ok: true, count: 2 });
  });
});
