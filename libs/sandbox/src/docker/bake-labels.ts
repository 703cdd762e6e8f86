/** Labels of runtimes, of what a bake leaves on its way, and of baked images. */
export const BAKE_LABELS = {
  /** On a runtime image: the CMS whose contexts it bakes. */
  runtime: 'e5b.runtime',
  /** On a runtime image: its PHP, « 8.2 ». */
  php: 'e5b.php',
  /** On every layer and container of a bake: the pack's hash. */
  bake: 'e5b.bake',
  /** On a finished image only. */
  pack: 'e5b.pack',
  cms: 'e5b.cms',
  runtimeId: 'e5b.runtime-id',
} as const;

/** Where a runtime image carries the Dockerfile of its contexts. */
export const CONTEXT_DOCKERFILE = '/usr/local/lib/e5b/context.Dockerfile';

export function contextTag(packSha256: string): string {
  return `e5b/context:${packSha256.slice(0, 32)}`;
}
