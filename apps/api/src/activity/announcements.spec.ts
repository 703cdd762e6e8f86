import type { DomainEvents } from '../events/domain-events.js';
import type { EventBus } from '../events/event-bus.js';
import { Announcements } from './announcements.js';

describe('announcements', () => {
  const told: number[] = [];
  const bus = { emit: (_: string, { seq }: DomainEvents['activity.appended']) => told.push(seq) };
  let announcements: Announcements;
  beforeEach(() => {
    told.length = 0;
    jest.useFakeTimers();
    announcements = new Announcements(bus as unknown as EventBus, { slotId: 'slot', sittingId: 'sitting' });
  });
  afterEach(() => jest.useRealTimers());

  it('tell the first at once and then the newest only, at most every 50 ms', () => {
    for (let seq = 1; seq <= 5; seq++) announcements.appended(seq);
    expect(told).toEqual([1]);
    jest.advanceTimersByTime(50);
    expect(told).toEqual([1, 5]);
    announcements.appended(6);
    expect(told).toEqual([1, 5]);
    jest.advanceTimersByTime(50);
    expect(told).toEqual([1, 5, 6]);
    jest.advanceTimersByTime(500);
    announcements.appended(7);
    expect(told).toEqual([1, 5, 6, 7]);
  });

  it('tell what is left when they end', () => {
    announcements.appended(1);
    announcements.appended(2);
    announcements.flush();
    expect(told).toEqual([1, 2]);
    jest.advanceTimersByTime(500);
    expect(told).toEqual([1, 2]);
  });
});
