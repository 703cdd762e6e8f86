import { once } from 'node:events';
import { basename } from 'node:path';
import { parseArgs } from 'node:util';
import { keyIdOf, type PackManifest, serveAgent } from '@e5b/context-pack';
import { type Output, UsageError } from '../command.js';
import { openKey } from './key-file.js';

/** Holds a key open for ateliers of this machine until it is stopped; says each context that it signs. */
export async function agentCommand(args: readonly string[], { out }: Output, stop = stopAsked()): Promise<number> {
  const { values } = parseArgs({ args: [...args], options: { key: { type: 'string' }, socket: { type: 'string' } } });
  if (values.key === undefined) throw new UsageError('Indiquez la clé : --key NOM.key.pem.');
  if (values.socket === undefined) throw new UsageError('Indiquez où l’agent répond : --socket CHEMIN.');
  const signer = await openKey(values.key);
  const allow = ({ title, version, code }: PackManifest): boolean => {
    out.write(`Signé : ${title} (${code}), version ${version}\n`);
    return true;
  };
  const server = await serveAgent(values.socket, signer, { name: basename(values.key, '.key.pem'), allow });
  out.write(`Clé : ${keyIdOf(signer.publicKey)}\n`);
  out.write(`L’agent répond sur ${values.socket}. Ctrl-C l’arrête et referme la clé.\n`);
  await stop;
  await new Promise((resolve) => server.close(resolve));
  return 0;
}

async function stopAsked(): Promise<void> {
  await Promise.race([once(process, 'SIGINT'), once(process, 'SIGTERM')]);
}
