import { Logger } from '@nestjs/common';
import { WorkQueue } from './work-queue.js';

beforeAll(() => {
  Logger.overrideLogger(false);
});

const turn = () => new Promise((resolve) => setImmediate(resolve));

/** A queue over the given ids; each work goes on until it is finished by the test, or given up. */
function queueOf(...waiting: string[]) {
  const log: string[] = [];
  const finish = new Map<string, () => void>();
  const queue = new WorkQueue({
    name: 'test',
    everyMs: 60_000,
    next: () => Promise.resolve(waiting[0] === undefined ? null : { id: waiting.shift() as string }),
    work: async ({ id }, signal) => {
      log.push(`begin ${id}`);
      await new Promise<void>((resolve) => {
        finish.set(id, resolve);
        signal.addEventListener('abort', () => resolve());
      });
      await turn();
      log.push(`${signal.aborted ? 'gave up' : 'end'} ${id}`);
    },
  });
  return { queue, log, waiting, finish: (id: string) => finish.get(id)?.() };
}

describe('a work queue', () => {
  it('works off what waits, one at a time', async () => {
    const { queue, log, finish } = queueOf('a', 'b');
    queue.start();
    await turn();
    expect(log).toEqual(['begin a']);
    finish('a');
    while (log.length < 3) await turn();
    expect(log).toEqual(['begin a', 'end a', 'begin b']);
    finish('b');
    await queue.stop();
  });

  it('gives up the work under way, has it let go first, and goes on with the next', async () => {
    const { queue, log, finish } = queueOf('a', 'b');
    queue.start();
    await turn();
    await queue.giveUp('b');
    expect(log).toEqual(['begin a']);
    await queue.giveUp('a');
    expect(log.slice(0, 2)).toEqual(['begin a', 'gave up a']);
    while (log.length < 3) await turn();
    expect(log[2]).toBe('begin b');
    finish('b');
    await queue.stop();
  });

  it('stops once the work under way has let go, and begins no other', async () => {
    const { queue, log } = queueOf('a', 'b');
    queue.start();
    await turn();
    await queue.stop();
    expect(log).toEqual(['begin a', 'gave up a']);
    expect(queue.stopping).toBe(true);
  });

  it('finds what came in since, when nudged', async () => {
    const { queue, log, waiting, finish } = queueOf();
    queue.start();
    await turn();
    waiting.push('late');
    queue.nudge();
    await turn();
    expect(log).toEqual(['begin late']);
    finish('late');
    await queue.stop();
  });
});
