// node test/bench/run.mjs <name> [--json] [--key=value …]: runs one measurement of this directory.
import { existsSync } from 'node:fs';
import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { print } from './report.mjs';

// A measure that is broken off ends as a process does: what it started ends with it.
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.once(signal, () => process.exit(130));

const [name = '', ...rest] = process.argv.slice(2);
const options = Object.fromEntries(
  rest.map((each) => each.replace(/^--/, '').split('=', 2)).map(([key, value = true]) => [key, value]),
);
const file = join(import.meta.dirname, `${name}.mjs`);
const { measure } = /^[a-z]+$/.test(name) && existsSync(file) ? await import(file) : {};
if (!measure) {
  const names = [];
  for (const each of (await readdir(import.meta.dirname)).filter(
    (entry) => entry.endsWith('.mjs') && entry !== 'run.mjs',
  )) {
    if ((await import(join(import.meta.dirname, each))).measure) names.push(each.replace('.mjs', ''));
  }
  console.error(`Mesures disponibles : ${names.join(', ')}`);
  process.exit(2);
}
print(name, await measure(options), options);
