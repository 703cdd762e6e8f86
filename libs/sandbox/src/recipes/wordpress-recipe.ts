import type { CmsRecipe } from './cms-recipe.js';

export const WORDPRESS_RECIPE: CmsRecipe = {
  docroot: '/var/www/html',
  mailSink: '/var/spool/e5b-mail',
  schema: 'wordpress',
  cmsDatabaseUser: 'cms',
  platformDatabaseUser: 'e5b',
  backOfficePath: '/wp-admin/',
  memoryMiB: 512,
  candidateAccount: { login: 'candidat', password: 'ravaude-2026' },
};
