import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import type { PackDescription } from '@e5b/context-pack';
import { PLATFORM_VERSION } from '@e5b/contracts';
import { type Output, UsageError } from '../command.js';

/** Exam sessions start being prepared on 1 September of the year before. */
const SEPTEMBER = 8;

function template(now: Date): PackDescription {
  const session = now.getUTCFullYear() + (now.getUTCMonth() >= SEPTEMBER ? 1 : 0);
  return {
    code: 'mon-contexte',
    session: String(session),
    title: 'Nom de l’entreprise',
    version: `${session}.1`,
    notes: 'Première version.',
    issuer: 'Équipe nationale E5',
    defaultDurationSeconds: 2400,
    accounts: [
      {
        label: 'Administrateur',
        login: 'candidat@example.org',
        password: 'a-choisir-ici',
        role: 'administrator',
        email: 'candidat@example.org',
        displayName: 'Camille Aubry',
        for: 'candidate',
      },
    ],
    functionalities: [{ id: 'article.publier', group: 'Articles', label: 'Créer et publier un article' }],
    grille: null,
    fiche: null,
    decoySites: [],
    minPlatformVersion: PLATFORM_VERSION,
    validity: { notBefore: `${session - 1}-09-01T00:00:00Z`, notAfter: `${session}-10-31T23:59:59Z` },
  };
}

/** Writes a description to fill in. */
export async function initCommand(args: readonly string[], { out }: Output): Promise<number> {
  const { positionals } = parseArgs({ args: [...args], allowPositionals: true });
  const [folder, ...more] = positionals;
  if (folder === undefined || more.length > 0) throw new UsageError('Indiquez un dossier, et un seul.');
  await mkdir(folder, { recursive: true });
  const file = join(folder, 'contexte.json');
  await writeFile(file, `${JSON.stringify(template(new Date()), null, 2)}\n`, { flag: 'wx' });
  out.write(`${file} : à compléter (code, titre, comptes, fonctionnalités, grille, validité).\n`);
  out.write('CMS, version, thème, extensions, adresses et tables seront trouvés dans le site et dans l’export.\n');
  out.write(
    `Ensuite : e5b context pack --site SITE --dump BASE.sql --description ${file} --to ${join(folder, 'contexte.e5bctx')}\n`,
  );
  return 0;
}
