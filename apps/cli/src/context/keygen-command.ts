import { generateKeyPairSync } from 'node:crypto';
import { writeFile } from 'node:fs/promises';
import { parseArgs } from 'node:util';
import { KeyRotation, keyIdOf, publicPem, signDocument } from '@e5b/context-pack';
import { type Output, UsageError } from '../command.js';
import { openKey } from './key-file.js';
import { newPassphrase } from './passphrase.js';

const MIN_PASSPHRASE = 12;

/** Makes a signing key pair; with `--rotate`, the document by which the old key introduces the new one. */
export async function keygenCommand(args: readonly string[], { out }: Output): Promise<number> {
  const { values, positionals } = parseArgs({
    args: [...args],
    allowPositionals: true,
    options: { rotate: { type: 'string' }, reason: { type: 'string' } },
  });
  const [name, ...more] = positionals;
  if (name === undefined || more.length > 0) throw new UsageError('Indiquez le nom de la clé, et un seul.');
  if (values.rotate !== undefined && (values.reason ?? '').trim().length < 3) {
    throw new UsageError('Dites pourquoi la clé change : --reason TEXTE.');
  }
  const old = values.rotate === undefined ? null : await openKey(values.rotate);
  const words = await newPassphrase('Phrase secrète de la nouvelle clé : ');
  if (words.length < MIN_PASSPHRASE) {
    throw new UsageError(`La phrase secrète doit avoir au moins ${MIN_PASSPHRASE} caractères.`);
  }
  const { publicKey, privateKey } = generateKeyPairSync('ed25519');
  const secret = privateKey.export({ type: 'pkcs8', format: 'pem', cipher: 'aes-256-cbc', passphrase: words });
  await writeFile(`${name}.key.pem`, secret, { flag: 'wx', mode: 0o600 });
  await writeFile(`${name}.pub.pem`, publicPem(publicKey), { flag: 'wx' });
  out.write(`${name}.key.pem : clé privée, à garder secrète et en double (deux clés USB, deux armoires).\n`);
  out.write(`${name}.pub.pem : clé publique, à remettre à chaque centre.\n`);
  out.write(`Empreinte à comparer de vive voix : ${keyIdOf(publicKey)}\n`);
  if (old) {
    const document = KeyRotation.parse({
      format: 'e5b-key-rotation/1',
      newKey: publicPem(publicKey),
      issuedAt: new Date().toISOString(),
      reason: values.reason,
    });
    await writeFile(`${name}.rotation.json`, `${JSON.stringify(await signDocument(document, old), null, 2)}\n`, {
      flag: 'wx',
    });
    out.write(`${name}.rotation.json : l’ancienne clé présente la nouvelle ; à publier avec les contextes.\n`);
  }
  return 0;
}
