import {
  BuildError,
  NoCmsError,
  PackRefusal,
  refusalSentence,
  SeveralDatabasesError,
  SqlDumpError,
  ZipError,
} from '@e5b/context-pack';
import { type Command, type Output, UsageError } from '../command.js';
import { agentCommand } from './agent-command.js';
import { buildErrorSentence } from './build-sentences.js';
import { diffCommand } from './diff-command.js';
import { initCommand } from './init-command.js';
import { inspectCommand } from './inspect-command.js';
import { keygenCommand } from './keygen-command.js';
import { packCommand } from './pack-command.js';
import { publishCommand } from './publish-command.js';
import { signCommand } from './sign-command.js';
import { verifyContextCommand } from './verify-context-command.js';

const ACTIONS: Readonly<Record<string, (args: readonly string[], output: Output) => Promise<number>>> = {
  init: initCommand,
  pack: packCommand,
  sign: signCommand,
  inspect: inspectCommand,
  verify: verifyContextCommand,
  diff: diffCommand,
  publish: publishCommand,
  keygen: keygenCommand,
  agent: (args, output) => agentCommand(args, output),
};

/** `e5b context …`: reference contexts, from a site and a dump to what the centres download. */
export const contextCommand: Command = {
  name: 'context',
  summary: 'préparer, signer, vérifier et publier un contexte de référence',
  usage: [
    'e5b context init DOSSIER',
    'e5b context pack --site DOSSIER|SITE.zip --dump BASE.sql[.gz] --description contexte.json --to CONTEXTE.e5bctx',
    '            [--documents DOSSIER] [--media DOSSIER] [--exclude CHEMIN]… [--prefix PRÉFIXE] [--database NOM] [--follow-links]',
    'e5b context keygen NOM [--rotate ANCIENNE.key.pem --reason TEXTE]',
    'e5b context sign CONTEXTE.e5bctx --key NOM.key.pem [--to AUTRE.e5bctx]',
    'e5b context agent --key NOM.key.pem --socket CHEMIN',
    'e5b context inspect CONTEXTE.e5bctx [--files]',
    'e5b context verify CONTEXTE.e5bctx --key NOM.pub.pem|--trust DOSSIER',
    'e5b context diff ANCIEN.e5bctx NOUVEAU.e5bctx',
    'e5b context publish CONTEXTE.e5bctx… --to DOSSIER --key NOM.key.pem',
    '            [--revoke EMPREINTE | --revoke-key EMPREINTE [--keep-successor EMPREINTE]] [--reason TEXTE]',
  ],
  async run([action, ...rest], output) {
    const run = ACTIONS[action ?? ''];
    if (!run) throw new UsageError(`Action inconnue : « ${action ?? ''} ».`);
    try {
      return await run(rest, output);
    } catch (error) {
      const sentence = sentenceFor(error);
      if (sentence === null) throw error;
      output.err.write(`${sentence}\n`);
      return 1;
    }
  },
};

function sentenceFor(error: unknown): string | null {
  if (error instanceof PackRefusal) return refusalSentence(error);
  if (error instanceof BuildError) return buildErrorSentence(error);
  if (error instanceof NoCmsError) {
    return 'Ni WordPress ni PrestaShop n’ont été trouvés ici. Indiquez le dossier du site (celui qui contient « wp-includes » ou « config »), ou un zip de ce dossier.';
  }
  if (error instanceof ZipError)
    return `Le zip est illisible : ${error.message}. Refaites-le, ou donnez le dossier lui-même.`;
  if (error instanceof SqlDumpError) {
    return 'L’export de la base est incomplet ou illisible. Refaites-le (phpMyAdmin : Exporter, méthode rapide, format SQL).';
  }
  if (error instanceof SeveralDatabasesError) {
    return `L’export contient plusieurs bases : ${error.databases.join(', ')}. Choisissez-en une avec --database.`;
  }
  return null;
}
