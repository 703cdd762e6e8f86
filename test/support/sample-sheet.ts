import type { EvaluationSheet } from '../../apps/api/src/printing/evaluation-sheet.js';

const START = Date.UTC(2026, 10, 21, 9, 5, 12);

/** A whole evaluation of an invented candidate, for tests. */
export const SAMPLE_SHEET: EvaluationSheet = {
  format: 'e5b-fiche/1',
  sittingId: '5a000000-0000-4000-8000-000000000001',
  examSession: { name: '2026', centre: 'Lycée de répétition', rehearsal: false },
  candidate: { lastName: 'ÇELIK-LEFÈVRE', firstName: 'Maëlys', number: '0252610042' },
  commission: 'NDRC-07',
  date: START,
  sujet: { cms: 'wordpress', letter: 'B', code: 'WP-B-2026', title: 'Relancer la vente aux restaurants' },
  examiner: 'Hélène Vasseur',
  mark: 13.5,
  appreciation:
    'Publication soignée et bien structurée, titres hiérarchisés, image décrite.\nLa modération est juste mais lente ; le menu n’a pas été complété.',
  time: {
    durationSeconds: 2400,
    extraSeconds: 800,
    startedAt: START,
    endedAt: START + 3_380_000,
    given: [{ seconds: 120, reason: 'redémarrage du poste', at: START + 600_000 }],
    pauses: [{ seconds: 60, reason: 'alarme incendie', from: START + 900_000 }],
  },
  grille: {
    title: 'Grille d’aide à l’évaluation',
    rows: [
      [
        'Q1',
        'Qualité et pertinence des contenus publiés',
        'Produire, publier et assurer la visibilité des contenus digitaux',
        'S',
      ],
      [
        'Q1',
        'Suivi rigoureux et optimisation du référencement',
        'Produire, publier et assurer la visibilité des contenus digitaux',
        'TS',
      ],
      [
        'Q1',
        'Cohérence entre les techniques, les outils mobilisés, les contenus et les moyens de diffusion',
        'Produire, publier et assurer la visibilité des contenus digitaux',
        'I',
      ],
      [
        'Q1',
        'Rythme adapté d’actualisation des contenus',
        'Impulser, entretenir et réguler une dynamique e-relationnelle',
        'S',
      ],
      [
        'Q2',
        'Suivi des publications et contrôle de l’image',
        'Impulser, entretenir et réguler une dynamique e-relationnelle',
        'S',
      ],
      [
        'Q3',
        'Pertinence des choix et des actions menées pour développer les ventes et créer de la valeur',
        'Dynamiser un site de e-commerce',
        'TI',
      ],
      [
        'Q4',
        'Qualité de l’assistance et prise en compte des risques et de la réglementation',
        'Faciliter et sécuriser la relation commerciale',
        'TS',
      ],
      [
        'Q5',
        'Pertinence des indicateurs utilisés pour l’analyse des résultats',
        'Diagnostiquer l’activité de e-commerce',
        null,
      ],
    ].map(([question, criterion, competence, level], index) => ({
      question: question ?? '',
      criterion: criterion ?? '',
      competence: competence ?? '',
      level: level as EvaluationSheet['grille']['rows'][number]['level'],
      at: level === null ? null : START + (index + 1) * 240_000,
    })),
    proposal: { rule: 'Répartition égale (TI 0, I 1/3, S 2/3, TS 1)', mark: 12.5 },
  },
  notes: [
    { at: START + 320_000, question: 'Q1', text: 'Reprend le texte après relecture, sans aide.' },
    { at: START + 1_450_000, question: null, text: 'Hésite longuement devant les menus.' },
  ],
  signedAt: START + 5_000_000,
};
