import { createInterface } from 'node:readline';
import { Writable } from 'node:stream';
import { UsageError } from '../command.js';
import { readConfig } from '../config.js';

/**
 * From `E5B_KEY_PASSPHRASE`, else asked on the terminal without being shown.
 * @throws UsageError when there is neither
 */
export async function passphrase(question: string): Promise<string> {
  return readConfig().keyPassphrase ?? ask(question);
}

/**
 * For a new key: asked twice, since nobody could ever open a key behind a slip of the finger.
 * @throws UsageError when the two differ
 */
export async function newPassphrase(question: string): Promise<string> {
  const given = readConfig().keyPassphrase;
  if (given !== undefined) return given;
  const words = await ask(question);
  if ((await ask('La même, encore une fois : ')) !== words) throw new UsageError('Les deux saisies diffèrent.');
  return words;
}

async function ask(question: string): Promise<string> {
  if (!process.stdin.isTTY) {
    throw new UsageError('La clé est protégée : lancez la commande dans un terminal, ou donnez E5B_KEY_PASSPHRASE.');
  }
  process.stderr.write(question);
  const silent = new Writable({ write: (_chunk, _encoding, done) => done() });
  const terminal = createInterface({ input: process.stdin, output: silent, terminal: true });
  try {
    return await new Promise<string>((resolve) => terminal.question('', resolve));
  } finally {
    terminal.close();
    process.stderr.write('\n');
  }
}
