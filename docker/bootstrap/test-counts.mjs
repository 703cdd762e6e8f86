/** @typedef {{ passed: number, failed: number, skipped: number }} Counts */

/** Sum of the lines that the reporters appended (one JSON object per line). */
export function sumCounts(text) {
  const total = { passed: 0, failed: 0, skipped: 0 };
  for (const line of text.split('\n').filter((candidate) => candidate.trim() !== '')) {
    const counts = JSON.parse(line);
    for (const key of Object.keys(total)) total[key] += counts[key] ?? 0;
  }
  return total;
}

/**
 * What one step adds to the total. A check without cases of its own counts as one test; a runner that broke off,
 * or found nothing to run, counts as one failure on top of what its reporter wrote.
 * @param {{ code: number, reported?: Counts }} outcome `reported` is undefined for a plain check
 * @returns {Counts}
 */
export function countStep({ code, reported }) {
  if (!reported) return code === 0 ? { passed: 1, failed: 0, skipped: 0 } : { passed: 0, failed: 1, skipped: 0 };
  const silent = reported.passed + reported.failed === 0 || (code !== 0 && reported.failed === 0);
  return silent ? { ...reported, failed: reported.failed + 1 } : reported;
}

/** The closing line of a whole run. */
export function closingLine({ passed, failed, skipped }) {
  return `${passed} passed, ${failed} failed${skipped > 0 ? `, ${skipped} skipped` : ''}`;
}
