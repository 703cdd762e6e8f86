import type { SandboxCms } from '../sandbox-cms.js';
import { SandboxError } from '../sandbox-error.js';
import type { CmsRecipe } from './cms-recipe.js';
import { WORDPRESS_RECIPE } from './wordpress-recipe.js';

/** @throws SandboxError `SPEC_INVALID` for a CMS that has no image yet. */
export function recipeFor(cms: SandboxCms): CmsRecipe {
  if (cms !== 'wordpress') throw new SandboxError('SPEC_INVALID', `There is no recipe for ${cms}`);
  return WORDPRESS_RECIPE;
}
