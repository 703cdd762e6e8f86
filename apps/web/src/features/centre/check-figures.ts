import type { ReadinessCheck } from '@e5b/contracts';
import { formatBytes } from '../../lib/format-time.js';

const LABELS: Record<string, string> = {
  freeBytes: 'libre',
  totalBytes: 'en tout',
  availableBytes: 'disponible',
  neededBytes: 'nécessaire',
  version: 'version',
  driftMs: 'écart (ms)',
  today: 'aujourd’hui',
  scheduled: 'à venir',
  open: 'ouverts',
  finished: 'terminés',
  count: 'nombre',
  image: 'image',
};

/** The figures behind a check, for the person who must act: « libre : 12 Go · en tout : 40 Go ». */
export function checkFigures(check: ReadinessCheck): string {
  return Object.entries(check.data)
    .filter(([, value]) => value !== null && value !== '')
    .map(([key, value]) => `${LABELS[key] ?? key} : ${figure(key, value)}`)
    .join(' · ');
}

function figure(key: string, value: string | number | boolean | null): string {
  if (typeof value === 'number') return key.endsWith('Bytes') ? formatBytes(value) : value.toLocaleString('fr-FR');
  if (typeof value === 'boolean') return value ? 'oui' : 'non';
  return value ?? '';
}
