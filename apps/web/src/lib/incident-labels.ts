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
  'gateway-unavailable': 'Accès aux sites indisponible',
};

/** What happened, in words; unknown kinds show their code so that nothing is hidden. */
export const incidentLabel = (kind: string): string => INCIDENT_LABELS[kind] ?? `Incident « ${kind} »`;
