import { readFileSync } from 'node:fs';
import { join } from 'node:path';

/** What to open and whom to sign in as. The accounts come from the file that the api writes for the rehearsal centre. */
export function describeRun(settings) {
  const rehearsal = readRehearsal(join(settings.data, 'rehearsal.json'));
  return [
    '',
    `Tout est prêt : ouvrez ${settings.platformOrigin}`,
    ...(rehearsal ? describeRehearsal(rehearsal) : []),
    '',
    `  Sites des candidats : http://<poste>.${settings.sandboxDomain}:${settings.gatewayPort}`,
    `  Données, preuves et journaux : ${settings.data}`,
    '  Ctrl-C arrête tout.',
    '',
  ].join('\n');
}

/**
 * The demo accounts and the candidates' unused codes, grouped by slot.
 * @typedef {{ login: string, password: string }} Account
 * @param {{ centre?: Account, examiner?: Account, author?: Account, candidates?: { slot: string, name: string, code: string }[] }} rehearsal
 */
export function describeRehearsal({ centre, examiner, author, candidates = [] }) {
  const lines = ['', '  Centre de répétition (tout y est inventé) :'];
  const account = (label, { login, password }) => `    ${label.padEnd(16)} ${login}  /  ${password}`;
  if (examiner) lines.push(account('Examinateur', examiner));
  if (centre) lines.push(account('Centre', centre));
  if (author) lines.push(account('Concepteur', author));
  if (!examiner && !centre) lines.push('    Comptes : les mots de passe ont été donnés au premier démarrage.');
  const bySlot = groupBySlot(candidates);
  for (const [slot, group] of Object.entries(bySlot)) {
    lines.push(`    Codes du créneau ${slot} :`);
    lines.push(...group.map(({ name, code }) => `      ${code}  ${name}`));
  }
  return lines;
}

function groupBySlot(candidates) {
  const groups = {};
  for (const candidate of candidates) {
    groups[candidate.slot] ??= [];
    groups[candidate.slot].push(candidate);
  }
  return groups;
}

function readRehearsal(path) {
  try {
    return JSON.parse(readFileSync(path, 'utf8'));
  } catch {
    return undefined;
  }
}
