import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Interpreter } from '@e5b/cms-activity';
import { readJournal, verifyJournal } from '@e5b/journal';
import fc from 'fast-check';
import { type BinlogPosition, comparePositions, endOf } from './binlog-position.js';
import {
  type ChangeStream,
  PositionLost,
  type StreamedTransaction,
  StreamInterrupted,
  type StreamListener,
  UnreadableTransaction,
} from './change-stream.js';
import type { FeedAct } from './feed-act.js';
import { Interpretation } from './interpretation.js';
import type { ObservedSite, TransactionLine } from './journal-shapes.js';
import { ObservationJournal } from './observation-journal.js';
import { SandboxObserver } from './sandbox-observer.js';

const SITE: ObservedSite = { sandbox: 'abcd1234', cms: 'wordpress', version: '6.1', prefix: 'wp_', origin: 'http://x' };
const START: BinlogPosition = { file: 'mysql-bin.000001', offset: 4 };

/** One commit of one row per 100 bytes of log. */
const transaction = (index: number, at: number): StreamedTransaction => ({
  receivedAt: at,
  loggedAt: Math.floor(at / 1000) * 1000,
  position: { file: START.file, start: 4 + index * 100, end: 104 + index * 100 },
  gtid: `0-1-${index}`,
  changes: [{ table: 'wp_posts', op: 'insert', before: null, after: { ID: index } }],
  statement: null,
  unreadable: null,
});

/** A log in memory; each reading ends after as many commits as `breaks` says, with the error it says. */
class FakeChangeStream implements ChangeStream {
  readings = 0;
  snapshots = 0;
  private tellStopped: () => void = () => undefined;
  /** Resolves once it was told to stop before its end. */
  readonly stoppedMidway = new Promise<void>((resolve) => {
    this.tellStopped = resolve;
  });

  constructor(
    readonly log: StreamedTransaction[],
    private readonly breaks: { after: number; error: Error }[] = [],
  ) {}

  end(): Promise<BinlogPosition> {
    const last = this.log.at(-1);
    return Promise.resolve(last ? endOf(last.position) : START);
  }

  skip(from: BinlogPosition): Promise<StreamedTransaction['position']> {
    const next = this.log.find(({ position }) => comparePositions(endOf(position), from) > 0);
    return next ? Promise.resolve(next.position) : Promise.reject(new StreamInterrupted('nothing there'));
  }

  async snapshot() {
    this.snapshots++;
    return { position: await this.end(), tables: {} };
  }

  async follow(from: BinlogPosition, to: StreamListener, signal: AbortSignal): Promise<void> {
    const planned = this.breaks[this.readings++];
    to.onOpen(await this.end());
    let given = 0;
    for (const next of this.log) {
      if (comparePositions(endOf(next.position), from) <= 0) continue;
      if (signal.aborted) {
        this.tellStopped();
        return;
      }
      if (planned && given++ >= planned.after) throw planned.error;
      to.onTransaction(next);
      to.onProgress(endOf(next.position));
      if (given % 7 === 0) await new Promise((resolve) => setImmediate(resolve));
    }
    if (planned) throw planned.error;
    await new Promise<void>((resolve) => {
      if (signal.aborted) resolve();
      signal.addEventListener('abort', () => resolve());
    });
  }
}

const silent = (): Interpreter => ({ push: () => [], tick: () => [], serialise: () => null, restore: () => undefined });

class Bench {
  readonly dir = mkdtempSync(join(tmpdir(), 'e5b-observer-'));
  readonly path = join(this.dir, 'activity.ndjson');
  readonly states: string[] = [];
  now = 100_000;
  drift = 0;

  async observer(stream: ChangeStream, interpreter: () => Interpreter = silent): Promise<SandboxObserver> {
    const interpretation = new Interpretation('sitting', interpreter);
    const journal = await ObservationJournal.open(this.path, SITE, ({ kind, line }) => {
      if (kind === 'snapshot') interpretation.begin(line);
      else interpretation.push(line);
    });
    if (!journal.begun) {
      interpretation.begin(await journal.appendSnapshot({ position: START, tables: {} }, this.now));
    }
    return new SandboxObserver({
      ...{ sandbox: SITE.sandbox, stream, journal, interpretation, needs: [] },
      writer: new KeptActs(),
      now: () => this.now,
      drift: () => this.drift,
      onState: ({ status }, _cause, lost) => this.states.push(lost ? `${status}, lost` : status),
      onJournalled: () => undefined,
      onError: (error) => this.states.push(`error: ${String(error)}`),
    });
  }

  async lines(): Promise<(TransactionLine & { receivedAt: number })[]> {
    const lines = [];
    for await (const { kind, data, at } of readJournal(this.path)) {
      if (kind === 'transaction') lines.push({ ...(data as unknown as TransactionLine), receivedAt: at });
    }
    return lines;
  }
}

class KeptActs {
  readonly acts: FeedAct[] = [];
  take(acts: readonly FeedAct[]): void {
    this.acts.push(...acts);
  }
  settled = (): Promise<void> => Promise.resolve();
  close = (): Promise<void> => Promise.resolve();
}

describe('an observer', () => {
  let bench: Bench;
  beforeEach(() => {
    bench = new Bench();
  });
  afterEach(() => rmSync(bench.dir, { recursive: true, force: true }));
  const drained = (observer: SandboxObserver) => observer.drain(AbortSignal.timeout(20_000));
  const log = (count: number) => Array.from({ length: count }, (_, index) => transaction(index, 100_000 + index));

  it(
    'journals each commit once, in order, wherever the stream breaks and the observer is started again',
    () =>
      fc.assert(
        fc.asyncProperty(
          fc.integer({ min: 0, max: 300 }),
          fc.array(fc.integer({ min: 0, max: 60 }), { maxLength: 3 }),
          fc.array(fc.integer({ min: 0, max: 60 }), { maxLength: 2 }),
          async (count, breaks, stops) => {
            const fresh = new Bench();
            for (const after of stops) {
              const error = new StreamInterrupted('cut');
              const observer = await fresh.observer(
                new FakeChangeStream(log(count).slice(0, after), [{ after, error }]),
              );
              observer.start();
              await observer.stop();
            }
            const plan = breaks.map((after) => ({ after, error: new StreamInterrupted('cut') }));
            const observer = await fresh.observer(new FakeChangeStream(log(count), plan));
            observer.start();
            expect(await drained(observer)).toBe(true);
            await observer.stop();
            expect((await fresh.lines()).map(({ gtid }) => gtid)).toEqual(log(count).map(({ gtid }) => gtid));
            expect(await verifyJournal(fresh.path)).toMatchObject({ ok: true });
            rmSync(fresh.dir, { recursive: true, force: true });
          },
        ),
        { numRuns: 25 },
      ),
    60_000,
  );

  it('stops reading when more comes than it can write, and loses nothing', async () => {
    const stream = new FakeChangeStream(log(9000));
    const write = ObservationJournal.prototype.append;
    const append = jest.spyOn(ObservationJournal.prototype, 'append');
    // The disk takes nothing until reading has stopped, so that this does not depend on how fast it is.
    append.mockImplementationOnce(async function (this: ObservationJournal, ...args) {
      await stream.stoppedMidway;
      return write.apply(this, args);
    });
    const observer = await bench.observer(stream);
    observer.start();
    expect(await drained(observer)).toBe(true);
    await observer.stop();
    append.mockRestore();
    expect(await bench.lines()).toHaveLength(9000);
    expect(stream.readings).toBeGreaterThan(1);
  });

  it('tells its states: behind, alive, broken, alive again', async () => {
    const observer = await bench.observer(
      new FakeChangeStream(log(3), [{ after: 2, error: new StreamInterrupted('cut') }]),
    );
    expect(observer.state).toEqual({ status: 'catching-up', since: 100_000 });
    observer.start();
    await drained(observer);
    await observer.stop();
    expect(bench.states).toEqual(['catching-up', 'interrupted', 'catching-up', 'live']);
  });

  it('says openly when changes are lost, and begins again at a new snapshot', async () => {
    const stream = new FakeChangeStream(log(5), [{ after: 2, error: new PositionLost('purged') }]);
    const observer = await bench.observer(stream);
    observer.start();
    await drained(observer);
    await observer.stop();
    expect(stream.snapshots).toBe(1);
    expect(bench.states).toContain('interrupted, lost');
    expect(bench.states.at(-1)).toBe('live');
    expect((await bench.lines()).map(({ gtid }) => gtid)).toEqual(['0-1-0', '0-1-1']);
  });

  it('steps over a commit that cannot be read twice in a row, and says so', async () => {
    const error = new UnreadableTransaction('a strange column');
    const stream = new FakeChangeStream(log(6), [
      { after: 2, error },
      { after: 0, error },
    ]);
    const observer = await bench.observer(stream);
    observer.start();
    expect(await drained(observer)).toBe(true);
    await observer.stop();
    const lines = await bench.lines();
    expect(lines.map(({ unreadable }) => unreadable)).toEqual([null, null, 'a strange column', null, null, null]);
    expect(lines.map(({ position }) => position)).toEqual(log(6).map(({ position }) => position));
    expect(bench.states).toContain('interrupted, lost');
    expect(bench.states.at(-1)).toBe('live');
  });

  it('counts what it read late with the time the sandbox wrote, never later than received nor before what came earlier', async () => {
    bench.drift = 5000;
    const late = [
      { ...transaction(0, 400_000), loggedAt: 205_000 },
      { ...transaction(1, 400_000), loggedAt: 100_000 },
      { ...transaction(2, 400_000), loggedAt: 900_000 },
    ];
    const observer = await bench.observer(new FakeChangeStream(late));
    observer.start();
    await drained(observer);
    await observer.stop();
    const lines = await bench.lines();
    expect(lines.map(({ at, backlog }) => ({ at, backlog }))).toEqual([
      { at: 200_999, backlog: true },
      { at: 200_999, backlog: true },
      { at: 400_000, backlog: true },
    ]);
    expect(lines.every(({ receivedAt }) => receivedAt === 400_000)).toBe(true);
  });

  it('keeps the rows when a rule fails', async () => {
    const failing = (): Interpreter => ({
      ...silent(),
      push: () => {
        throw new Error('a rule');
      },
    });
    const observer = await bench.observer(new FakeChangeStream(log(3)), failing);
    observer.start();
    expect(await drained(observer)).toBe(true);
    await observer.stop();
    expect(await bench.lines()).toHaveLength(3);
    expect(bench.states.filter((state) => state.startsWith('error'))).toHaveLength(3);
    expect(bench.states).toContain('live');
  });

  it('says so while the journal cannot be written, and writes everything once it can', async () => {
    const append = jest.spyOn(ObservationJournal.prototype, 'append');
    append.mockRejectedValueOnce(new Error('ENOSPC')).mockRejectedValueOnce(new Error('ENOSPC'));
    const observer = await bench.observer(new FakeChangeStream(log(300)));
    observer.start();
    expect(await drained(observer)).toBe(true);
    await observer.stop();
    append.mockRestore();
    expect(await bench.lines()).toHaveLength(300);
    expect(bench.states).toEqual(expect.arrayContaining(['error: Error: ENOSPC', 'interrupted']));
    expect(bench.states.at(-1)).toBe('live');
  });

  it('gives up draining a sandbox that does not answer', async () => {
    const stream = new FakeChangeStream([]);
    stream.end = () => Promise.reject(new StreamInterrupted('gone'));
    const observer = await bench.observer(stream);
    observer.start();
    expect(await observer.drain(AbortSignal.timeout(200))).toBe(false);
    await observer.stop();
  });
});
