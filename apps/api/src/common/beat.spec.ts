import { Logger } from '@nestjs/common';
import { Beat } from './beat.js';

beforeAll(() => {
  Logger.overrideLogger(false);
});

const turn = () => new Promise((resolve) => setImmediate(resolve));

describe('a beat', () => {
  it('never runs twice at once, and runs once more for all nudges meanwhile', async () => {
    let running = 0;
    let most = 0;
    let runs = 0;
    const finish: (() => void)[] = [];
    const beat = new Beat('test', 60_000, async () => {
      most = Math.max(most, ++running);
      runs++;
      await new Promise<void>((resolve) => finish.push(resolve));
      running--;
    });
    beat.start();
    for (let i = 0; i < 5; i++) beat.nudge();
    finish.shift()?.();
    await turn();
    expect(runs).toBe(2);
    finish.shift()?.();
    await turn();
    expect([runs, most]).toEqual([2, 1]);
    await beat.stop();
  });

  it('goes on after an error', async () => {
    let runs = 0;
    const beat = new Beat('test', 1, () => {
      runs++;
      return Promise.reject(new Error('expected by the test'));
    });
    beat.start();
    while (runs < 3) await turn();
    await beat.stop();
    const after = runs;
    await turn();
    expect(runs).toBe(after);
  });

  it('lets the run under way end before it is stopped, and starts no other', async () => {
    const order: string[] = [];
    const beat = new Beat('test', 1, async () => {
      order.push('begin');
      await turn();
      order.push('end');
    });
    beat.start();
    beat.nudge();
    await beat.stop();
    order.push('stopped');
    beat.nudge();
    await turn();
    expect(order).toEqual(['begin', 'end', 'stopped']);
  });
});
