import type { Incident } from '@e5b/contracts';
import { ERROR_TEXTS, REASON_TEXTS } from './error-texts.js';

const INCIDENT_LABELS: Record<string, string> = {
  'sandbox-restarted': 'Redémarrage du site du candidat',
  'sandbox-lost': 'Site du candidat perdu',
  'clock-jump': 'Changement d’heure de la machine',
  'api-restarted': 'Redémarrage du serveur',
  'observer-interrupted': 'Suivi de l’activité interrompu',
  'early-end': 'Fin anticipée',
  'closing-delayed': 'Clôture retardée',
  'workstation-moved': 'Changement de poste',
  'power-cut': 'Coupure de courant',
  'engine-unavailable': 'Moteur des sites indisponible',
  'activity-volume': 'Volume d’écriture anormal sur le site',
  'disk-volume': 'Site du candidat très volumineux',
  'evidence-failed': 'Archivage de la fiche signée en échec',
  'gateway-unavailable': 'Accès aux sites indisponible',
};

/** What happened, in words; unknown kinds show their code so that nothing is hidden. */
export const incidentLabel = (kind: string): string => INCIDENT_LABELS[kind] ?? `Incident « ${kind} »`;

const REASONS: Partial<Record<string, string>> = { ...ERROR_TEXTS, ...REASON_TEXTS };

/** What is known beyond the label, with the way out where somebody has to act; null when there is nothing to add. */
export function incidentDetail({ kind, data }: Pick<Incident, 'kind' | 'data'>): string | null {
  if (kind === 'observer-interrupted') {
    return data.changesLost === true
      ? 'Des changements n’ont pas pu être relevés ; regardez le site lui-même pour évaluer.'
      : null;
  }
  if (kind === 'activity-volume') {
    return 'Le suivi continue, en abrégé pour les tables sans rapport avec l’épreuve. Regardez ce que fait le candidat.';
  }
  if (kind === 'disk-volume') {
    return `${String(data.mebibytes)} Mio écrits sur le disque de la machine. Regardez ce que fait le candidat ; s’il ne travaille pas au sujet, mettez en pause et prévenez le référent numérique.`;
  }
  if (kind === 'workstation-moved') {
    return typeof data.from === 'string' ? `${data.from} quitté.` : null;
  }
  if (typeof data.reason !== 'string') return null;
  return REASONS[data.reason] ?? data.reason;
}
