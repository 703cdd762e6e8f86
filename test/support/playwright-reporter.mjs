import { appendFileSync } from 'node:fs';

/** Appends the counts to E5B_TEST_COUNTS for the whole run's total. A test passed on a retry counts as passed. */
class CountingReporter {
  onBegin(_config, suite) {
    this.suite = suite;
    this.errors = 0;
  }

  /** An error outside any test (configuration, global set-up). */
  onError() {
    this.errors += 1;
  }

  onEnd() {
    const counts = { passed: 0, failed: this.errors ?? 0, skipped: 0 };
    for (const test of this.suite?.allTests() ?? []) {
      const outcome = test.outcome();
      if (outcome === 'unexpected') counts.failed += 1;
      else if (outcome === 'skipped') counts.skipped += 1;
      else counts.passed += 1;
    }
    process.stdout.write(`\nplaywright: ${counts.passed} passed, ${counts.failed} failed, ${counts.skipped} skipped\n`);
    if (process.env.E5B_TEST_COUNTS) appendFileSync(process.env.E5B_TEST_COUNTS, `${JSON.stringify(counts)}\n`);
  }
}

export default CountingReporter;
