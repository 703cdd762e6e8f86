import { Counter, collectDefaultMetrics, Gauge, Histogram, Registry } from 'prom-client';

/** The gateway's figures, for Prometheus and for its own health. */
export function createMetrics({ inFlight, leases }: { inFlight: () => number; leases: () => number }) {
  const registry = new Registry();
  const registers = [registry];
  collectDefaultMetrics({ register: registry, prefix: 'e5b_gateway_' });
  const gauge = (name: string, help: string, read: () => number) =>
    new Gauge({
      name,
      help,
      registers,
      collect() {
        this.set(read());
      },
    });
  gauge('e5b_gateway_requests_in_flight', 'Requests and WebSockets under way', inFlight);
  gauge('e5b_gateway_leases', 'Leases in force', leases);
  return {
    registry,
    requests: new Counter({
      name: 'e5b_gateway_requests_total',
      help: 'Requests to sandboxes, by who and class of status',
      labelNames: ['who', 'status'],
      registers,
    }),
    staticAssets: new Counter({
      name: 'e5b_gateway_static_requests_total',
      help: 'Requests for static files, left out of the access journal',
      registers,
    }),
    refusals: new Counter({
      name: 'e5b_gateway_refusals_total',
      help: 'Requests that the gateway answered by itself, by reason',
      labelNames: ['reason'],
      registers,
    }),
    upstreamErrors: new Counter({
      name: 'e5b_gateway_upstream_errors_total',
      help: 'Sandboxes that did not answer',
      registers,
    }),
    journalFailures: new Counter({
      name: 'e5b_gateway_journal_failures_total',
      help: 'Access records that could not be written',
      registers,
    }),
    unexpectedErrors: new Counter({
      name: 'e5b_gateway_unexpected_errors_total',
      help: 'Faults of the gateway itself that no request was expected to cause',
      registers,
    }),
    duration: new Histogram({
      name: 'e5b_gateway_request_seconds',
      help: 'From the arrival of the head to the end of the response',
      buckets: [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10],
      registers,
    }),
  };
}

export type Metrics = ReturnType<typeof createMetrics>;
