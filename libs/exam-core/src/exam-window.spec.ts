import fc from 'fast-check';
import { DomainError } from './domain-error.js';
import {
  accepts,
  closesAt,
  type ExamWindow,
  endWindow,
  giveTime,
  grantedMs,
  MAX_GIVEN_SECONDS,
  newWindow,
  openPause,
  pauseWindow,
  remainingMs,
  resumeWindow,
  startWindow,
  usedMs,
} from './exam-window.js';

const T = 1_800_000_000_000;
const MIN = 60_000;
const started = () => startWindow(newWindow(40 * 60, 0), T);
const refusal = (code: DomainError['code']) => new DomainError(code);

describe('a window', () => {
  it('is closed until it starts', () => {
    const window = newWindow(2400, 800);
    expect(closesAt(window)).toBeNull();
    expect(accepts(window, T)).toBe(false);
    expect(remainingMs(window, T)).toBe(3_200_000);
    expect(usedMs(window, T)).toBe(0);
  });

  it('lasts 53 min 20 s with a third more time', () => {
    expect(closesAt(startWindow(newWindow(2400, 800), T))).toBe(T + 53 * MIN + 20_000);
  });

  it('counts the first instant and not the last', () => {
    const end = T + 40 * MIN;
    expect(accepts(started(), T - 1)).toBe(false);
    expect(accepts(started(), T)).toBe(true);
    expect(accepts(started(), end - 1)).toBe(true);
    expect(accepts(started(), end)).toBe(false);
    expect(remainingMs(started(), end + 5)).toBe(0);
  });

  it('stands still in a pause and ends later by its length', () => {
    const paused = pauseWindow(started(), T + 10 * MIN, ' alerte incendie ');
    expect(openPause(paused)).toMatchObject({ reason: 'alerte incendie', to: null });
    expect(closesAt(paused)).toBeNull();
    expect(accepts(paused, T + 11 * MIN)).toBe(false);
    expect(remainingMs(paused, T + 25 * MIN)).toBe(30 * MIN);
    const resumed = resumeWindow(paused, T + 25 * MIN);
    expect(closesAt(resumed)).toBe(T + 55 * MIN);
    expect(usedMs(resumed, T + 26 * MIN)).toBe(11 * MIN);
  });

  it('takes time back in a pause too, always with a reason', () => {
    const paused = pauseWindow(started(), T + 10 * MIN, 'panne');
    const given = giveTime(paused, 90, 'poste bloqué', T + 12 * MIN);
    expect(closesAt(resumeWindow(given, T + 15 * MIN))).toBe(T + 46 * MIN + 30_000);
    expect(() => giveTime(paused, 90, '  ', T + 12 * MIN)).toThrow(refusal('REASON_REQUIRED'));
  });

  it('ends at its deadline however late the sweep is, and at once when the examiner says so', () => {
    expect(endWindow(started(), T + 41 * MIN).endedAt).toBe(T + 40 * MIN);
    expect(endWindow(started(), T + 5 * MIN).endedAt).toBe(T + 5 * MIN);
    const paused = endWindow(pauseWindow(started(), T + 10 * MIN, 'panne'), T + 12 * MIN);
    expect(paused).toMatchObject({ endedAt: T + 12 * MIN, pauses: [{ to: T + 12 * MIN }] });
    expect(usedMs(paused, T + 99 * MIN)).toBe(10 * MIN);
    expect(closesAt(paused)).toBeNull();
    expect(remainingMs(paused, T + 13 * MIN)).toBe(0);
  });

  it.each<[string, () => unknown, DomainError['code']]>([
    ['a second start', () => startWindow(started(), T + 1), 'SITTING_STATE'],
    ['a pause before the start', () => pauseWindow(newWindow(60, 0), T, 'x'), 'WINDOW_NOT_OPEN'],
    ['a pause after the deadline', () => pauseWindow(started(), T + 40 * MIN, 'x'), 'WINDOW_NOT_OPEN'],
    ['a pause in a pause', () => pauseWindow(pauseWindow(started(), T + 1, 'x'), T + 2, 'x'), 'WINDOW_NOT_OPEN'],
    ['a pause without a reason', () => pauseWindow(started(), T + 1, ''), 'REASON_REQUIRED'],
    ['to resume what runs', () => resumeWindow(started(), T + 1), 'SITTING_STATE'],
    [
      'to resume after the end',
      () => resumeWindow(endWindow(pauseWindow(started(), T + 1, 'x'), T + 2), T + 3),
      'SITTING_STATE',
    ],
    ['time before the start', () => giveTime(newWindow(60, 0), 60, 'x', T), 'WINDOW_NOT_OPEN'],
    ['time after the deadline', () => giveTime(started(), 60, 'x', T + 40 * MIN), 'WINDOW_NOT_OPEN'],
    ['time after the end', () => giveTime(endWindow(started(), T + 1), 60, 'x', T + 2), 'WINDOW_NOT_OPEN'],
    ['no time at all', () => giveTime(started(), 0, 'x', T + 1), 'GIVEN_TIME_OUT_OF_RANGE'],
    ['less than no time', () => giveTime(started(), -60, 'x', T + 1), 'GIVEN_TIME_OUT_OF_RANGE'],
    ['half a second', () => giveTime(started(), 0.5, 'x', T + 1), 'GIVEN_TIME_OUT_OF_RANGE'],
    ['more than an hour', () => giveTime(started(), MAX_GIVEN_SECONDS + 1, 'x', T + 1), 'GIVEN_TIME_OUT_OF_RANGE'],
    ['to end what never began', () => endWindow(newWindow(60, 0), T), 'SITTING_STATE'],
    ['a second end', () => endWindow(endWindow(started(), T + 1), T + 2), 'SITTING_STATE'],
  ])('refuses %s', (_name, act, code) => {
    expect(act).toThrow(refusal(code));
  });
});

type Act = { kind: 'pause' | 'resume' | 'give' | 'end'; after: number; seconds: number };

const acts = fc.array(
  fc.record<Act>({
    kind: fc.constantFrom('pause', 'resume', 'give', 'end'),
    after: fc.integer({ min: 0, max: 20 * MIN }),
    seconds: fc.integer({ min: 1, max: 600 }),
  }),
  { maxLength: 15 },
);

function perform(window: ExamWindow, { kind, seconds }: Act, now: number): ExamWindow {
  if (kind === 'pause') return pauseWindow(window, now, 'x');
  if (kind === 'resume') return resumeWindow(window, now);
  return kind === 'give' ? giveTime(window, seconds, 'x', now) : endWindow(window, now);
}

/** Whatever an examiner may do in any order; refused acts change nothing. Calls `look` after each. */
function play(
  list: readonly Act[],
  look: (window: ExamWindow, now: number, before: ExamWindow) => void,
  window = started(),
): void {
  let now = T;
  for (const act of list) {
    now += act.after;
    const before = window;
    try {
      window = perform(window, act, now);
    } catch (error) {
      if (!(error instanceof DomainError)) throw error;
    }
    look(window, now, before);
  }
}

/** A later act that wrote into it would throw. */
function deepFreeze(window: ExamWindow): ExamWindow {
  for (const entry of [...window.pauses, ...window.adjustments]) Object.freeze(entry);
  Object.freeze(window.pauses);
  Object.freeze(window.adjustments);
  return Object.freeze(window);
}

describe('whatever is done to a window', () => {
  it('used and remaining time add up to what was granted, until it ends', () => {
    fc.assert(
      fc.property(acts, (list) => {
        play(list, (window, now) => {
          if (window.endedAt !== null) return;
          expect(remainingMs(window, now)).toBe(Math.max(0, grantedMs(window) - usedMs(window, now)));
          const end = closesAt(window);
          if (end !== null) expect(end - now).toBe(grantedMs(window) - usedMs(window, now));
        });
      }),
    );
  });

  it('a pause and its end leave the remaining time exactly as it was', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 39 * MIN }), fc.integer({ min: 0, max: 1e9 }), (at, length) => {
        const before = remainingMs(started(), T + at);
        const resumed = resumeWindow(pauseWindow(started(), T + at, 'x'), T + at + length);
        expect(remainingMs(resumed, T + at + length)).toBe(before);
      }),
    );
  });

  it('the end only ever moves later, and only by time given or paused', () => {
    fc.assert(
      fc.property(acts, (list) => {
        play(list, (window, _now, before) => {
          const [end, earlier] = [closesAt(window), closesAt(before)];
          if (end !== null && earlier !== null) expect(end - earlier).toBe(grantedMs(window) - grantedMs(before));
        });
      }),
    );
  });

  it('nobody works longer than granted, and nothing is accepted outside', () => {
    fc.assert(
      fc.property(acts, fc.integer({ min: 0, max: 1e8 }), (list, later) => {
        play(list, (window, now) => {
          const end = closesAt(window);
          expect(accepts(window, now)).toBe(end !== null && now < end);
          const ended = window.endedAt === null && openPause(window) === null ? endWindow(window, now + later) : window;
          expect(usedMs(ended, now + later)).toBeLessThanOrEqual(grantedMs(ended));
          if (window.endedAt !== null) expect(accepts(window, now)).toBe(false);
        });
      }),
    );
  });

  it('never changes the window that it was given', () => {
    fc.assert(
      fc.property(acts, (list) => {
        expect(() => play(list, deepFreeze, deepFreeze(started()))).not.toThrow();
      }),
    );
  });
});
