import { randomBytes } from 'node:crypto';
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { SandboxSpec } from '../sandbox-spec.js';

export interface SandboxSpecMaker {
  /** A valid spec with a fresh name and password, all of one random instance. */
  next(more?: Partial<SandboxSpec>): SandboxSpec;
  readonly instance: string;
  /** Removes the temporary directory of the sockets. */
  cleanUp(): void;
}

/**
 * Specs for tests and measurements.
 * @param parent where a directory for the sockets is made; what broken-off tests leave is found again by it.
 */
export function sandboxSpecs(image: string, parent = tmpdir()): SandboxSpecMaker {
  mkdirSync(parent, { recursive: true });
  const dir = mkdtempSync(join(parent, 'e5b-'));
  const instance = randomBytes(4).toString('hex');
  return {
    instance,
    next: (more = {}) => {
      const name = `t${randomBytes(4).toString('hex').slice(0, 7)}`;
      return {
        name,
        instance,
        cms: 'wordpress',
        image,
        origin: `http://${name}.localhost:8081`,
        socketDir: join(dir, name),
        platformPassword: randomBytes(24).toString('base64url'),
        ...more,
      };
    },
    cleanUp: () => rmSync(dir, { recursive: true, force: true }),
  };
}
