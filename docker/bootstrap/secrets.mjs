import { generateKeyPairSync, randomBytes } from 'node:crypto';
import { existsSync, mkdirSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/** One signing key per use, so that a leaked one signs nothing else. */
export const SIGNING_KEYS = ['leases', 'tickets', 'evidence'];

/** Makes what is missing of the centre's secrets, readable by their owner only; never replaces one. */
export function ensureSecrets(keysDirectory) {
  mkdirSync(keysDirectory, { recursive: true, mode: 0o700 });
  const made = [];
  const once = (name, text) => {
    const path = join(keysDirectory, name);
    if (existsSync(path)) return;
    writeFileSync(`${path}.new`, text(), { mode: 0o600 });
    renameSync(`${path}.new`, path);
    made.push(name);
  };
  once('db-password', () => randomBytes(24).toString('base64url'));
  once('session-secret', () => randomBytes(32).toString('base64url'));
  for (const use of SIGNING_KEYS) {
    once(`${use}.pem`, () => generateKeyPairSync('ed25519').privateKey.export({ type: 'pkcs8', format: 'pem' }));
  }
  return made;
}
