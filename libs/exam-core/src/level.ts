/** Levels of the grille d'aide à l'évaluation, weakest first: très insuffisant, insuffisant, satisfaisant, très satisfaisant. */
export const LEVELS = ['TI', 'I', 'S', 'TS'] as const;

export type Level = (typeof LEVELS)[number];

export const LEVEL_LABELS: Record<Level, string> = {
  TI: 'Très insuffisant',
  I: 'Insuffisant',
  S: 'Satisfaisant',
  TS: 'Très satisfaisant',
};
