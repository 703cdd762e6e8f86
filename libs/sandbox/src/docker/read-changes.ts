import type { CmsRecipe } from '../recipes/cms-recipe.js';
import type { ChangedFile } from '../sandbox.js';

/** One line of the engine's diff: 0 modified, 1 added, 2 deleted. */
export interface EngineChange {
  readonly Path: string;
  readonly Kind: number;
}

const KINDS = ['modified', 'added', 'deleted'] as const;

/** Keeps what lies under the document root or in the mail sink, without the directories that merely hold a change. */
export function readChanges(changes: readonly EngineChange[], recipe: CmsRecipe): ChangedFile[] {
  const inside = changes.filter(({ Path }) =>
    [recipe.docroot, recipe.mailSink].some((root) => Path.startsWith(`${root}/`)),
  );
  const parents = new Set(inside.flatMap(({ Path }) => ancestors(Path)));
  return inside
    .filter(({ Path, Kind }) => Kind !== 0 || !parents.has(Path))
    .map(({ Path, Kind }) => ({ path: Path, kind: KINDS[Kind as 0 | 1 | 2] }))
    .sort((a, b) => (a.path < b.path ? -1 : 1));
}

function ancestors(path: string): string[] {
  const parts = path.split('/').slice(0, -1);
  return parts.map((_, index) => parts.slice(0, index + 1).join('/'));
}
