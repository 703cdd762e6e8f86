const { appendFileSync } = require('node:fs');

/** Prints the plain closing line, and appends the counts to E5B_TEST_COUNTS for the whole run's total. */
module.exports = class {
  onRunComplete(_contexts, results) {
    const { numPassedTests: passed, numPendingTests: skipped } = results;
    // A suite that does not even load counts as one failure.
    const failed = results.numFailedTests + results.numRuntimeErrorTestSuites;
    process.stdout.write(`\njest: ${passed} passed, ${failed} failed, ${skipped} skipped\n`);
    if (process.env.E5B_TEST_COUNTS) {
      appendFileSync(process.env.E5B_TEST_COUNTS, `${JSON.stringify({ passed, failed, skipped })}\n`);
    }
  }
};
