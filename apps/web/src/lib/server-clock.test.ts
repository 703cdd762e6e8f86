import { ServerClock } from './server-clock.js';

/** A PC whose two clocks the test moves by hand. */
function pc() {
  const time = { monotonic: 1000, wall: 500_000 };
  const clock = new ServerClock({ monotonic: () => time.monotonic, wall: () => time.wall });
  const pass = (ms: number): void => {
    time.monotonic += ms;
    time.wall += ms;
  };
  return { time, clock, pass };
}

describe('ServerClock', () => {
  it('knows nothing before the first answer', () => {
    const { clock } = pc();
    expect(clock.now()).toBeNull();
    expect(clock.suspect()).toBe(true);
  });

  it('places the server’s time in the middle of the round trip and goes on from there', () => {
    const { clock, pass } = pc();
    clock.observe(10_000, 900, 1000);
    expect(clock.now()).toBe(10_050);
    pass(2500);
    expect(clock.now()).toBe(12_550);
  });

  it('does not move when somebody changes the PC’s date, but asks to be checked', () => {
    const { clock, time } = pc();
    clock.observe(10_000, 1000, 1000);
    time.wall += 3_600_000;
    expect(clock.now()).toBe(10_000);
    expect(clock.suspect()).toBe(true);
    clock.observe(10_010, 1000, 1020);
    expect(clock.suspect()).toBe(false);
  });

  it('keeps a quick answer against a slow one that agrees', () => {
    const { clock } = pc();
    clock.observe(10_000, 998, 1000);
    const before = clock.now();
    clock.observe(9900, 600, 1000);
    expect(clock.now()).toBe(before);
  });

  it('takes a slow answer that contradicts: the PC slept and its monotonic clock stood still', () => {
    const { clock, time } = pc();
    clock.observe(10_000, 998, 1000);
    time.wall += 120_000;
    time.monotonic += 10;
    expect(clock.suspect()).toBe(true);
    clock.observe(130_000, 1000, 1010);
    expect(clock.now()).toBe(130_005);
  });
});
