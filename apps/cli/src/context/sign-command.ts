import { parseArgs } from 'node:util';
import { keyIdOf, signPack } from '@e5b/context-pack';
import { type Output, UsageError } from '../command.js';
import { openKey } from './key-file.js';

/** Signs a pack in place, or into another file. */
export async function signCommand(args: readonly string[], { out }: Output): Promise<number> {
  const { values, positionals } = parseArgs({
    args: [...args],
    allowPositionals: true,
    options: { key: { type: 'string' }, to: { type: 'string' } },
  });
  const [file, ...more] = positionals;
  if (file === undefined || more.length > 0) throw new UsageError('Indiquez un contexte, et un seul.');
  if (values.key === undefined) throw new UsageError('Indiquez la clé : --key NOM.key.pem.');
  const signer = await openKey(values.key);
  const { manifest, id } = await signPack(file, values.to ?? file, signer);
  out.write(`${manifest.title}, version ${manifest.version} : signé.\n`);
  out.write(`Clé :      ${keyIdOf(signer.publicKey)}\nContexte : ${id}\n`);
  return 0;
}
