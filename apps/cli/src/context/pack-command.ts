import { readFile, stat } from 'node:fs/promises';
import { parseArgs } from 'node:util';
import { buildPack, PackDescription } from '@e5b/context-pack';
import { type Output, UsageError } from '../command.js';
import { findingSentence } from './build-sentences.js';
import { mebibytes } from './pack-facts.js';
import { ProgressLine } from './progress-line.js';

const STEPS = { site: 'Lecture du site', dump: 'Lecture de la base', pack: 'Compression' } as const;

/** Makes an unsigned pack of a site and its dump, and says what it found. */
export async function packCommand(args: readonly string[], { out, err }: Output): Promise<number> {
  const { values } = parseArgs({
    args: [...args],
    options: {
      site: { type: 'string' },
      dump: { type: 'string' },
      description: { type: 'string' },
      to: { type: 'string' },
      documents: { type: 'string' },
      media: { type: 'string' },
      exclude: { type: 'string', multiple: true },
      prefix: { type: 'string' },
      database: { type: 'string' },
      'follow-links': { type: 'boolean' },
    },
  });
  const { site, dump, description, to } = values;
  if (!site || !dump || !description || !to) {
    throw new UsageError('Indiquez --site, --dump, --description et --to.');
  }
  const progress = new ProgressLine(err);
  const startedAt = Date.now();
  const { manifest, id } = await buildPack(to, {
    site,
    dump,
    description: await readDescription(description),
    createdAt: new Date(),
    ...(values.documents !== undefined && { documents: values.documents }),
    ...(values.media !== undefined && { media: values.media }),
    ...(values.exclude && { exclude: values.exclude }),
    ...(values.prefix !== undefined && { tablePrefix: values.prefix }),
    ...(values.database !== undefined && { database: values.database }),
    ...(values['follow-links'] && { followLinks: true }),
    onProgress: ({ step, done, total }) => progress.show(STEPS[step], done, total),
    onFinding: (finding) => {
      progress.clear();
      out.write(`${finding.warning ? '[attention] ' : '  '}${findingSentence(finding)}\n`);
    },
  }).finally(() => progress.clear());
  const seconds = Math.ceil((Date.now() - startedAt) / 1000);
  out.write(`\n${to} : ${manifest.files.length} fichiers, ${mebibytes((await stat(to)).size)}, en ${seconds} s.\n`);
  out.write(`Empreinte : ${id}\nÀ signer : e5b context sign ${to} --key NOM.key.pem\n`);
  return 0;
}

/** @throws UsageError that names every wrong field; what the file system throws */
async function readDescription(file: string): Promise<PackDescription> {
  const text = await readFile(file, 'utf8');
  let json: unknown;
  try {
    json = JSON.parse(text.replace(/^\uFEFF/, ''));
  } catch {
    throw new UsageError(`${file} n’est pas un fichier JSON correct.`);
  }
  const parsed = PackDescription.safeParse(json);
  if (parsed.success) return parsed.data;
  const wrong = parsed.error.issues.map((issue) => `  ${issue.path.join('.') || '(racine)'} : ${issue.message}`);
  throw new UsageError(`${file} est à corriger :\n${wrong.join('\n')}`);
}
