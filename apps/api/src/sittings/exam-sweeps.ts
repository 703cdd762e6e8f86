import { Injectable } from '@nestjs/common';
import { CloseOverdueSittings } from './close-overdue-sittings.task.js';
import { RemoveUsedSandboxes } from './remove-used-sandboxes.task.js';
import { TendSittings } from './tend-sittings.task.js';
import { WatchClock } from './watch-clock.task.js';
import { WatchWrites } from './watch-writes.task.js';

/** The works that repeat. */
@Injectable()
export class ExamSweeps {
  constructor(
    readonly overdue: CloseOverdueSittings,
    readonly tending: TendSittings,
    readonly clock: WatchClock,
    readonly writes: WatchWrites,
    readonly removal: RemoveUsedSandboxes,
  ) {}
}
