import { createPublicKey, generateKeyPairSync, randomBytes } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/**
 * Makes what is missing of the centre's secrets, readable by their owner only; never replaces one.
 * `api.key.pem` signs leases, tickets and evidence; the gateway needs only `api.pub.pem`.
 * @returns {string[]} names of what was made
 */
export function ensureSecrets(keysDirectory) {
  mkdirSync(keysDirectory, { recursive: true, mode: 0o700 });
  const made = [];
  const once = (name, text, mode = 0o600) => {
    const path = join(keysDirectory, name);
    if (existsSync(path)) return;
    writeFileSync(`${path}.new`, text(), { mode });
    renameSync(`${path}.new`, path);
    made.push(name);
  };
  const privateKey = join(keysDirectory, 'api.key.pem');
  once('db-password', () => randomBytes(24).toString('base64url'));
  once('session-secret', () => randomBytes(32).toString('base64url'));
  once('api.key.pem', () => generateKeyPairSync('ed25519').privateKey.export({ type: 'pkcs8', format: 'pem' }));
  once('api.pub.pem', () => createPublicKey(readFileSync(privateKey)).export({ type: 'spki', format: 'pem' }), 0o644);
  return made;
}
