import type { ReadinessCheck } from '@e5b/contracts';

const LABELS: Record<string, string> = {
  freeGiB: 'libre (Gio)',
  leastGiB: 'il en faut (Gio)',
  totalGiB: 'en tout (Gio)',
  cores: 'processeurs',
  milliseconds: 'réponse (ms)',
  tag: 'version',
  version: 'version',
  driftMs: 'écart (ms)',
  count: 'nombre',
  ready: 'prêts',
  missing: 'il manque',
};

/** The figures behind a check, for the person who must act: « libre : 12 Go · en tout : 40 Go ». */
export function checkFigures(check: ReadinessCheck): string {
  return Object.entries(check.data)
    .filter(([, value]) => value !== null && value !== '')
    .map(([key, value]) => `${LABELS[key] ?? key} : ${figure(value)}`)
    .join(' · ');
}

function figure(value: string | number | boolean | null): string {
  if (typeof value === 'number') return value.toLocaleString('fr-FR');
  if (typeof value === 'boolean') return value ? 'oui' : 'non';
  return value ?? '';
}
