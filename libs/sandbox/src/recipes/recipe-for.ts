import type { SandboxCms } from '../sandbox-cms.js';
import type { CmsRecipe } from './cms-recipe.js';
import { PRESTASHOP_RECIPE } from './prestashop-recipe.js';
import { WORDPRESS_RECIPE } from './wordpress-recipe.js';

const RECIPES: Record<SandboxCms, CmsRecipe> = { wordpress: WORDPRESS_RECIPE, prestashop: PRESTASHOP_RECIPE };

export function recipeFor(cms: SandboxCms): CmsRecipe {
  return RECIPES[cms];
}
