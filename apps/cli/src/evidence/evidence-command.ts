import { parseArgs } from 'node:util';
import { extractEvidence, listEvidence, TarLayoutError } from '@e5b/evidence-archive';
import { type Command, type Output, UsageError } from '../command.js';
import { verifyCommand } from './verify-command.js';

const USAGE = [
  'e5b evidence verify ARCHIVE.tar [--key centre.pub.pem]',
  'e5b evidence list ARCHIVE.tar',
  'e5b evidence extract ARCHIVE.tar --to DOSSIER',
];

/** `e5b evidence …`: needs neither database nor network. */
export const evidenceCommand: Command = {
  name: 'evidence',
  summary: 'vérifier, lister, extraire l’archive d’un passage',
  usage: USAGE,
  async run([action, ...rest], output) {
    const { values, positionals } = parseArgs({
      args: rest,
      allowPositionals: true,
      options: { key: { type: 'string' }, to: { type: 'string' } },
    });
    const [file, ...more] = positionals;
    if (file === undefined || more.length > 0) throw new UsageError('Indiquez une archive, et une seule.');
    try {
      if (action === 'verify') return await verifyCommand(file, values.key, output);
      if (action === 'list') return await list(file, output);
      if (action === 'extract') return await extract(file, values.to, output);
    } catch (error) {
      if (!(error instanceof TarLayoutError)) throw error;
      output.err.write('Ce fichier n’est pas une archive de passage, ou il est coupé, prolongé ou modifié.\n');
      return 1;
    }
    throw new UsageError(`Action inconnue : « ${action ?? ''} ».`);
  },
};

async function list(file: string, { out }: Output): Promise<number> {
  for (const { name, bytes } of await listEvidence(file)) out.write(`${String(bytes).padStart(12)}  ${name}\n`);
  return 0;
}

async function extract(file: string, directory: string | undefined, { out }: Output): Promise<number> {
  if (directory === undefined) throw new UsageError('Indiquez où extraire : --to DOSSIER.');
  const names = await extractEvidence(file, directory);
  out.write(
    `${names.length} pièces extraites dans ${directory}. Extraire ne vérifie rien : « e5b evidence verify ».\n`,
  );
  return 0;
}
