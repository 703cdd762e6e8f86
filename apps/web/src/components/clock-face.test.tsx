import type { WindowView } from '@e5b/contracts';
import { act, screen } from '@testing-library/react';
import { renderUi } from '../../test/render-ui.js';
import { serverClock } from '../lib/server-clock.js';
import { ClockFace } from './clock-face.js';

const NOW = 1_800_000_000_000;
const MINUTE = 60_000;
const running = (leftMs: number): WindowView => ({
  durationSeconds: 2400,
  extraSeconds: 0,
  givenSeconds: 0,
  startedAt: NOW - 60_000,
  closesAt: NOW + leftMs,
  pausedSince: null,
  endedAt: null,
  remainingMs: leftMs,
  adjustments: [],
  pauses: [],
});
const pass = (ms: number): void => act(() => jest.advanceTimersByTime(ms));
const face = (): HTMLElement => screen.getByRole('timer');

beforeEach(() => {
  jest.useFakeTimers();
  const monotonic = performance.now();
  serverClock.observe(NOW, monotonic, monotonic);
});
afterEach(() => jest.useRealTimers());

it('counts down by the server’s clock and says aloud the minute left', () => {
  renderUi(<ClockFace window={running(MINUTE + 2000)} size="large" />);
  pass(250);
  expect(face()).toHaveTextContent('01:02');
  expect(screen.queryByText('il reste 1 minute.')).toBeNull();
  pass(2250);
  expect(face()).toHaveTextContent('01:00');
  expect(screen.getByText('il reste 1 minute.')).toBeInTheDocument();
  expect(screen.getByText(/Dernière minute, fin à/)).toBeInTheDocument();
});

it('comes to its end by itself', () => {
  renderUi(<ClockFace window={running(3000)} size="small" who="Léa Martin" />);
  pass(250);
  pass(3000);
  expect(face()).toHaveTextContent('00:00');
  expect(screen.getByText('Temps écoulé')).toBeInTheDocument();
  expect(screen.getByText('Léa Martin : le temps est écoulé.')).toBeInTheDocument();
});

it('does not move when the PC’s date is changed', () => {
  renderUi(<ClockFace window={running(20 * MINUTE)} size="small" />);
  pass(250);
  jest.setSystemTime(Date.now() + 3_600_000);
  pass(1000);
  expect(face()).toHaveTextContent('19:59');
});

it('stands still in a pause and says since when', () => {
  const paused = { ...running(0), closesAt: null, pausedSince: NOW, remainingMs: 90_000 };
  renderUi(<ClockFace window={paused} size="small" />);
  pass(5000);
  expect(face()).toHaveTextContent('01:30');
  expect(screen.getByText(/^Pause depuis \d\d:\d\d:\d\d$/)).toBeInTheDocument();
});
