import type { BakeStep } from './image-baker.js';

/** Steps of every bake, in order. The runtimes' tools print `[e5b-step] <name>` as they reach one. */
const STEPS = {
  send: 'Envoi des fichiers au moteur',
  arrange: 'Préparation des fichiers',
  database: 'Chargement de la base de données',
  settings: 'Réglages, adresses et comptes',
  'warm-up': 'Première visite de tous les écrans',
  clean: 'Nettoyage',
  save: 'Enregistrement de l’image',
} as const;

export type BakeStepName = keyof typeof STEPS;

const NAMES = Object.keys(STEPS) as BakeStepName[];

export function bakeStep(name: BakeStepName): BakeStep {
  return { index: NAMES.indexOf(name) + 1, of: NAMES.length, label: STEPS[name] };
}

export function isBakeStep(name: string): name is BakeStepName {
  return Object.hasOwn(STEPS, name);
}
