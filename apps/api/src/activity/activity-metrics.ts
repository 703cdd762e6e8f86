import { stat } from 'node:fs/promises';
import type { FeedState } from '@e5b/contracts';
import { Injectable } from '@nestjs/common';
import { Counter, Gauge, Histogram, type Metric, register } from 'prom-client';

/** What Prometheus learns of the feeds. */
@Injectable()
export class ActivityMetrics {
  readonly transactions = counter('e5b_activity_transactions_total', 'Committed transactions written to the journals');
  readonly events = counter('e5b_activity_events_total', 'New or refined events written to the feeds');
  readonly interruptions = counter('e5b_activity_interruptions_total', 'Times that a sandbox could not be read');
  readonly errors = counter('e5b_activity_errors_total', 'Failed writes to journal or database, and failed rules');
  readonly lag = fresh(
    new Histogram({
      name: 'e5b_activity_lag_seconds',
      help: 'From an act told by the interpreter to its commit in the database',
      buckets: [0.005, 0.01, 0.02, 0.05, 0.1, 0.2, 0.5, 1, 5, 30],
      registers: [],
    }),
    'e5b_activity_lag_seconds',
  );

  /** Adds what is asked for at each scrape: the feeds by state, and the size of their journals. */
  watch(feeds: () => { status: FeedState['status']; journal: string }[]): void {
    fresh(
      new Gauge({
        name: 'e5b_activity_feeds',
        help: 'Observed sandboxes by state',
        labelNames: ['status'],
        registers: [],
        collect() {
          this.reset();
          for (const { status } of feeds()) this.inc({ status });
        },
      }),
      'e5b_activity_feeds',
    );
    fresh(
      new Gauge({
        name: 'e5b_activity_journal_bytes',
        help: 'Size of the journals being written',
        registers: [],
        async collect() {
          const sizes = feeds().map(({ journal }) =>
            stat(journal)
              .then((file) => file.size)
              .catch(() => 0),
          );
          this.set((await Promise.all(sizes)).reduce((sum, size) => sum + size, 0));
        },
      }),
      'e5b_activity_journal_bytes',
    );
  }
}

/** Registers in place of an earlier one: tests start the module more than once in a process. */
function fresh<T extends Metric>(metric: T, name: string): T {
  register.removeSingleMetric(name);
  register.registerMetric(metric);
  return metric;
}

function counter(name: string, help: string): Counter {
  return fresh(new Counter({ name, help, registers: [] }), name);
}
