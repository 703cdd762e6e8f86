import { rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { recipeFor } from '../recipes/recipe-for.js';
import type { SandboxSpec } from '../sandbox-spec.js';

/**
 * Leaves the new sandbox's address and the platform's password in its socket directory, which nobody but root enters inside;
 * the image's entrypoint takes the file away at the first start. Never through the environment, which every exec inherits.
 */
export async function writeSettings(spec: SandboxSpec): Promise<void> {
  const settings = {
    E5B_ORIGIN: spec.origin,
    E5B_PLATFORM_PASSWORD: spec.platformPassword,
    E5B_SCHEMA: recipeFor(spec.cms).schema,
  };
  const lines = Object.entries(settings).map(([name, value]) => `${name}=${value}\n`);
  const file = join(spec.socketDir, 'sandbox.env');
  await rm(file, { force: true });
  await writeFile(file, lines.join(''), { mode: 0o600, flag: 'wx' });
}
