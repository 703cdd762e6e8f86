import { parseArgs } from 'node:util';
import { readPack } from '@e5b/context-pack';
import { type Output, UsageError } from '../command.js';
import { packFacts } from './pack-facts.js';

/** Shows what a pack says of itself; verifies nothing. */
export async function inspectCommand(args: readonly string[], { out }: Output): Promise<number> {
  const { values, positionals } = parseArgs({
    args: [...args],
    allowPositionals: true,
    options: { files: { type: 'boolean' } },
  });
  const [file, ...more] = positionals;
  if (file === undefined || more.length > 0) throw new UsageError('Indiquez un contexte, et un seul.');
  const head = await readPack(file);
  out.write(`${packFacts(head).join('\n')}\n`);
  if (head.manifest.notes !== '') out.write(`\n${head.manifest.notes}\n`);
  if (values.files) {
    for (const { path, bytes } of head.manifest.files) out.write(`${String(bytes).padStart(12)}  ${path}\n`);
  }
  out.write('\nRien n’est vérifié ici : « e5b context verify ».\n');
  return 0;
}
