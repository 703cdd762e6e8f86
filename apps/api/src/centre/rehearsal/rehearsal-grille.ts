import type { GrilleModel } from '@e5b/contracts';

/** Critères and compétences of bloc 2 as the référentiel words them (arrêté du 13 décembre 2023). */
const CRITERIA = {
  content: [
    'Qualité et pertinence des contenus publiés',
    'Produire, publier et assurer la visibilité des contenus digitaux',
  ],
  seo: [
    'Suivi rigoureux et optimisation du référencement',
    'Produire, publier et assurer la visibilité des contenus digitaux',
  ],
  coherence: [
    'Cohérence entre les techniques, les outils mobilisés, les contenus et les moyens de diffusion',
    'Produire, publier et assurer la visibilité des contenus digitaux',
  ],
  rhythm: [
    'Rythme adapté d’actualisation des contenus',
    'Impulser, entretenir et réguler une dynamique e-relationnelle',
  ],
  image: [
    'Suivi des publications et contrôle de l’image',
    'Impulser, entretenir et réguler une dynamique e-relationnelle',
  ],
  assistance: [
    'Qualité de l’assistance et prise en compte des risques et de la réglementation',
    'Faciliter et sécuriser la relation commerciale',
  ],
  value: [
    'Pertinence des choix et des actions menées pour développer les ventes et créer de la valeur',
    'Dynamiser un site de e-commerce',
  ],
} as const;

const row = (id: string, question: string, key: keyof typeof CRITERIA) => {
  const [criterion, competence] = CRITERIA[key];
  return { id, question, criterion, competence, weight: 1 };
};

/** The usual eight rows: four for Q1 and one for each other question. */
const grille = (rows: GrilleModel['rows']): GrilleModel => ({
  title: 'Grille d’aide à l’évaluation',
  rows,
  markRule: {
    name: 'Moyenne des niveaux : TI = 0, I = 1/3, S = 2/3, TS = 1, ramenée sur 20 et arrondie au demi-point',
    shares: { TI: 0, I: 1 / 3, S: 2 / 3, TS: 1 },
    step: 0.5,
  },
});

/** The grille of the rehearsal's sujets on WordPress. */
export const REHEARSAL_GRILLE = grille([
  row('q1-content', 'Q1', 'content'),
  row('q1-seo', 'Q1', 'seo'),
  row('q1-coherence', 'Q1', 'coherence'),
  row('q1-rhythm', 'Q1', 'rhythm'),
  row('q2-image', 'Q2', 'image'),
  row('q3-value', 'Q3', 'value'),
  row('q4-coherence', 'Q4', 'coherence'),
  row('q5-assistance', 'Q5', 'assistance'),
]);

/** The grille of the sujet to try a shop with. */
export const SHOP_GRILLE = grille([
  row('q1-content', 'Q1', 'content'),
  row('q1-seo', 'Q1', 'seo'),
  row('q1-coherence', 'Q1', 'coherence'),
  row('q1-value', 'Q1', 'value'),
  row('q2-value', 'Q2', 'value'),
  row('q3-assistance', 'Q3', 'assistance'),
  row('q4-coherence', 'Q4', 'coherence'),
  row('q5-image', 'Q5', 'image'),
]);
