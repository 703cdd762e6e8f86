import { buffer } from 'node:stream/consumers';
import { pack } from 'tar-stream';
import { recipeFor } from '../recipes/recipe-for.js';
import type { SandboxSpec } from '../sandbox-spec.js';

/** The file from which a new sandbox learns its address and the platform's password: root's alone, never in the environment. */
export function secretArchive(spec: SandboxSpec): Promise<Buffer> {
  const lines = {
    E5B_ORIGIN: spec.origin,
    E5B_PLATFORM_PASSWORD: spec.platformPassword,
    E5B_SCHEMA: recipeFor(spec.cms).schema,
  };
  const text = Object.entries(lines).map(([name, value]) => `${name}=${value}\n`);
  const tar = pack();
  tar.entry({ name: 'sandbox.env', mode: 0o400, uid: 0, gid: 0 }, text.join(''));
  tar.finalize();
  return buffer(tar);
}
