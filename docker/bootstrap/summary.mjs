import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/** What to open and whom to sign in as: read from the file that the api writes when it makes the rehearsal centre. */
export function describeRun(settings) {
  const origin = process.env.E5B_PLATFORM_ORIGIN || `http://localhost:${settings.apiPort}`;
  const lines = ['', 'Tout est prêt.', '', `  Examinateur, centre, candidats : ${origin}`];
  lines.push(`  Sites des candidats            : http://<poste>.${settings.sandboxDomain}:${settings.gatewayPort}`);
  const file = join(settings.data, 'rehearsal.json');
  if (existsSync(file)) lines.push('', ...describeRehearsal(JSON.parse(readFileSync(file, 'utf8'))));
  lines.push('', `  Données et journaux : ${settings.data}`, '  Ctrl-C arrête tout.', '');
  return lines.join('\n');
}

/** The demo accounts, as a short list. */
export function describeRehearsal(rehearsal) {
  const accounts = Object.entries(rehearsal).flatMap(([key, value]) => describeEntry(key, value));
  return ['  Centre de répétition (données inventées) :', ...accounts.map((line) => `    ${line}`)];
}

function describeEntry(key, value) {
  if (value === null || typeof value !== 'object') return [`${key} : ${String(value)}`];
  if (Array.isArray(value)) return value.flatMap((item) => describeEntry(key, item));
  const fields = Object.entries(value).filter(([, field]) => field !== null && typeof field !== 'object');
  return [`${key} : ${fields.map(([, field]) => String(field)).join(' · ')}`];
}
