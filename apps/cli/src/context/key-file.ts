import { createPrivateKey, type KeyObject } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { type PackSigner, readPublicPem, signerOf } from '@e5b/context-pack';
import { UsageError } from '../command.js';
import { passphrase } from './passphrase.js';

/**
 * Opens a private key file with its passphrase.
 * @throws UsageError when it is no Ed25519 key or the passphrase is wrong; what the file system throws
 */
export async function openKey(file: string): Promise<PackSigner> {
  const pem = await readFile(file, 'utf8');
  if (!pem.includes('PRIVATE KEY')) throw new UsageError(`${file} n’est pas une clé privée au format PEM.`);
  const words = pem.includes('ENCRYPTED') ? await passphrase(`Phrase secrète de ${file} : `) : undefined;
  let key: KeyObject;
  try {
    key = createPrivateKey({ key: pem, ...(words !== undefined && { passphrase: words }) });
  } catch {
    throw new UsageError(`${file} : la phrase secrète ne convient pas, ou le fichier est abîmé.`);
  }
  if (key.asymmetricKeyType !== 'ed25519') throw new UsageError(`${file} n’est pas une clé Ed25519.`);
  return signerOf(key);
}

/** @throws UsageError; what the file system throws */
export async function readPublicKeyFile(file: string): Promise<KeyObject> {
  const key = readPublicPem(await readFile(file, 'utf8'));
  if (!key) throw new UsageError(`${file} n’est pas une clé publique Ed25519 au format PEM.`);
  return key;
}
