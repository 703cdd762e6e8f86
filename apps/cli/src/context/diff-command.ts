import { parseArgs } from 'node:util';
import { comparePacks, diffSections } from '@e5b/context-pack';
import { type Output, UsageError } from '../command.js';

/** Says in words what changed between two versions of a context. */
export async function diffCommand(args: readonly string[], { out }: Output): Promise<number> {
  const { positionals } = parseArgs({ args: [...args], allowPositionals: true });
  const [before, after, ...more] = positionals;
  if (before === undefined || after === undefined || more.length > 0) throw new UsageError('Indiquez deux contextes.');
  const diff = await comparePacks(before, after);
  const { code, version, title } = diff.after.manifest;
  if (diff.before.manifest.code !== code) {
    out.write(`[attention] ce sont deux contextes différents : ${diff.before.manifest.code} et ${code}\n`);
  }
  out.write(`${title} : de la version ${diff.before.manifest.version} à la version ${version}\n`);
  const sections = diffSections(diff);
  if (sections.length === 0) out.write('Rien n’a changé.\n');
  for (const { title: heading, lines } of sections) out.write(`\n${heading}\n  ${lines.join('\n  ')}\n`);
  return 0;
}
