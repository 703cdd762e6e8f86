import { EventBus } from '../events/event-bus.js';

/** Tells of new cursors at once when it was quiet, else at most once per `everyMs`, the newest only. */
export class Announcements {
  private timer: NodeJS.Timeout | null = null;
  private pending: number | null = null;

  constructor(
    private readonly bus: EventBus,
    private readonly of: { slotId: string; sittingId: string },
    private readonly everyMs = 50,
  ) {}

  appended(seq: number): void {
    if (this.timer !== null) {
      this.pending = seq;
      return;
    }
    this.bus.emit('activity.appended', { ...this.of, seq });
    this.timer = setTimeout(() => {
      this.timer = null;
      const { pending } = this;
      this.pending = null;
      if (pending !== null) this.appended(pending);
    }, this.everyMs);
  }

  /** Tells what is still to be told. */
  flush(): void {
    if (this.timer !== null) clearTimeout(this.timer);
    this.timer = null;
    if (this.pending !== null) this.bus.emit('activity.appended', { ...this.of, seq: this.pending });
    this.pending = null;
  }
}
