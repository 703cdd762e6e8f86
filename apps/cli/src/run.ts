import { type Command, type Output, UsageError } from './command.js';

function help(commands: readonly Command[]): string {
  const blocks = commands.map(({ name, summary, usage }) =>
    [`${name} – ${summary}`, ...usage.map((line) => `    ${line}`)].join('\n'),
  );
  return `e5b – outils de la plateforme d’examen E5 B\n\n${blocks.join('\n\n')}\n`;
}

/** Finds the command and runs it. @returns the exit code; never throws for a wrong command line or an unreadable file */
export async function run(args: readonly string[], commands: readonly Command[], output: Output): Promise<number> {
  const [name, ...rest] = args;
  if (name === undefined || name === 'help' || name === '--help' || name === '-h') {
    output.out.write(help(commands));
    return 0;
  }
  const command = commands.find((candidate) => candidate.name === name);
  if (!command) {
    output.err.write(`Commande inconnue : « ${name} ». « e5b help » donne la liste.\n`);
    return 2;
  }
  try {
    return await command.run(rest, output);
  } catch (error) {
    const wrong = error instanceof UsageError || isArgumentError(error);
    output.err.write(`${describe(error)}\n`);
    if (wrong) output.err.write(`Usage :\n${command.usage.map((line) => `    ${line}`).join('\n')}\n`);
    return wrong ? 2 : 1;
  }
}

function codeOf(error: unknown): string {
  const code = (error as { code?: unknown } | null)?.code;
  return typeof code === 'string' ? code : '';
}
const isArgumentError = (error: unknown): boolean => codeOf(error).startsWith('ERR_PARSE_ARGS');

const REASONS: Readonly<Record<string, string>> = {
  ENOENT: 'fichier introuvable',
  EACCES: 'accès refusé',
  EISDIR: 'c’est un dossier, pas un fichier',
  EEXIST: 'un fichier de ce nom existe déjà',
  ENOSPC: 'le disque est plein',
};

function describe(error: unknown): string {
  const reason = REASONS[codeOf(error)];
  const path = (error as { path?: unknown } | null)?.path;
  if (reason) return typeof path === 'string' ? `${path} : ${reason}.` : `Erreur : ${reason}.`;
  if (isArgumentError(error)) return 'Option inconnue ou incomplète.';
  return error instanceof Error ? error.message : String(error);
}
