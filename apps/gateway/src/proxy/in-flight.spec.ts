import type { RefusalReason } from '../refusals/refusal.js';
import { ANSWER_GRACE_MS, InFlight, type Running, type Stage } from './in-flight.js';

let now = 0;
let flight: InFlight;
beforeEach(() => {
  now = 0;
  flight = new InFlight(() => now);
});

class Item implements Running {
  sandbox = 'abcdefg1';
  writes = true;
  reason: RefusalReason | null = null;
  stopped: RefusalReason | null = null;
  constructor(public stage: Stage) {
    flight.add(this);
  }
  verdict(): RefusalReason | null {
    return this.reason;
  }
  stop(reason: RefusalReason): void {
    this.stopped = reason;
  }
}

test('nothing is stopped inside the window', () => {
  const items = [new Item('receiving'), new Item('forwarded'), new Item('websocket')];
  flight.sweep();
  expect(items.map(({ stopped }) => stopped)).toEqual([null, null, null]);
});

test.each<Stage>(['receiving', 'websocket'])('%s ends with the window', (stage) => {
  const item = new Item(stage);
  item.reason = 'ended';
  flight.sweep();
  expect(item.stopped).toBe('ended');
});

test('an answer under way has its grace, counted from when the window closed', () => {
  const item = new Item('forwarded');
  now = 60_000;
  item.reason = 'ended';
  flight.sweep();
  now += ANSWER_GRACE_MS - 1;
  flight.sweep();
  expect(item.stopped).toBeNull();
  now += 1;
  flight.sweep();
  expect(item.stopped).toBe('ended');
});

test('a window that opens again inside the grace starts it anew', () => {
  const item = new Item('forwarded');
  item.reason = 'paused';
  flight.sweep();
  item.reason = null;
  now += ANSWER_GRACE_MS;
  flight.sweep();
  item.reason = 'ended';
  flight.sweep();
  expect(item.stopped).toBeNull();
});

test('writes handed to a sandbox are counted until they are over', () => {
  const write = new Item('forwarded');
  new Item('forwarded').writes = false;
  new Item('receiving');
  expect([flight.writesOf('abcdefg1'), flight.writesOf('zzzzzzz9')]).toEqual([1, 0]);
  const leave = flight.add(write);
  leave();
  leave();
  expect([flight.writesOf('abcdefg1'), flight.size]).toEqual([0, 2]);
});
