import type { CmsRecipe } from './cms-recipe.js';

/** A context's pack brings its own accounts; this one is what a pack without a password of its own is baked with. */
export const PRESTASHOP_RECIPE: CmsRecipe = {
  docroot: '/var/www/html',
  mailSink: '/var/spool/e5b-mail',
  schema: 'prestashop',
  cmsDatabaseUser: 'cms',
  platformDatabaseUser: 'e5b',
  backOfficePath: '/administration/',
  // Up to 490 MiB in an exam, 750 while a catalogue is imported.
  memoryMiB: 768,
  candidateAccount: { login: 'candidat@boutique.example', password: 'boutique-2026' },
};
