/** Clocks of this browser, in ms. `wall` may be set by anybody; `monotonic` may stand still while the PC sleeps. */
export interface LocalClocks {
  monotonic: () => number;
  wall: () => number;
}

interface Sample {
  /** Trusted server time minus local monotonic time. */
  offset: number;
  /** Half of the round trip: the answer cannot be further off than this. */
  uncertainty: number;
  takenAt: number;
  wallGap: number;
}

/** A quartz drifts by far less; beyond this the estimate is replaced even by a slower answer. */
const DRIFT_PER_MS = 0.0005;
const SUSPECT_GAP_MS = 1500;

/** The server's trusted time as seen from here. Never derived from the PC's own date. */
export class ServerClock {
  private sample: Sample | null = null;

  constructor(private readonly clocks: LocalClocks) {}

  /** Takes one answer of the server: `sentAt` and `receivedAt` are local monotonic times around the request. */
  observe(serverNow: number, sentAt: number, receivedAt: number): void {
    const uncertainty = Math.max(0, receivedAt - sentAt) / 2;
    const offset = serverNow - (sentAt + receivedAt) / 2;
    const next = { offset, uncertainty, takenAt: receivedAt, wallGap: this.clocks.wall() - receivedAt };
    if (this.sample === null || this.replaces(next, this.sample)) this.sample = next;
    else this.sample = { ...this.sample, wallGap: next.wallGap };
  }

  /** Trusted ms, or null before the first answer. */
  now(): number | null {
    return this.sample === null ? null : this.clocks.monotonic() + this.sample.offset;
  }

  /** Whether the PC slept or its date was changed since the last answer: ask again at once. */
  suspect(): boolean {
    if (this.sample === null) return true;
    const gap = this.clocks.wall() - this.clocks.monotonic();
    return Math.abs(gap - this.sample.wallGap) > SUSPECT_GAP_MS;
  }

  monotonic(): number {
    return this.clocks.monotonic();
  }

  private replaces(next: Sample, current: Sample): boolean {
    const doubt = current.uncertainty + (next.takenAt - current.takenAt) * DRIFT_PER_MS;
    const contradicts = Math.abs(next.offset - current.offset) > doubt + next.uncertainty;
    return contradicts || next.uncertainty <= doubt;
  }
}

export const serverClock = new ServerClock({ monotonic: () => performance.now(), wall: () => Date.now() });
