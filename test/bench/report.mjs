import { cpus, totalmem } from 'node:os';

/** Nearest-rank percentile of numbers in any order. */
export function percentile(values, share) {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.max(0, Math.ceil(share * sorted.length) - 1)];
}

/** One row of a report from its samples. `ratio` = how many times better than the alternative measured in the same run. */
export function row(name, unit, samples, ratio) {
  const at = (share) => round(percentile(samples, share));
  const figures = { name, unit, n: samples.length, p50: at(0.5), p95: at(0.95), p99: at(0.99), max: at(1) };
  return ratio === undefined ? figures : { ...figures, ratio: round(ratio) };
}

/** Prints a table and, when asked, the whole report as one last line of JSON. */
export function print(bench, rows, { json = false } = {}) {
  const columns = ['name', 'unit', 'n', 'p50', 'p95', 'p99', 'max', 'ratio'];
  const lines = [columns, ...rows.map((each) => columns.map((column) => String(each[column] ?? '')))];
  const widths = columns.map((_, index) => Math.max(...lines.map((line) => line[index].length)));
  for (const line of lines) {
    console.log(
      line.map((cell, index) => (index === 0 ? cell.padEnd(widths[0]) : cell.padStart(widths[index]))).join('  '),
    );
  }
  const machine = { cores: cpus().length, memGiB: round(totalmem() / 2 ** 30) };
  if (json) console.log(JSON.stringify({ bench, machine, rows }));
}

function round(value) {
  return Math.round(value * 100) / 100;
}
