import { parseArgs } from 'node:util';
import { type Changes, comparePacks, type FileGroup, type PackDiff, type RecordKind } from '@e5b/context-pack';
import { type Output, UsageError } from '../command.js';

const FIELDS: Readonly<Record<string, string>> = {
  title: 'titre',
  session: 'session',
  version: 'version',
  'cms.version': 'version du CMS',
  'cms.locale': 'langue',
  'theme.name': 'thème',
  'theme.version': 'version du thème',
  'php.min': 'PHP minimal',
  'php.max': 'PHP maximal',
  defaultDurationSeconds: 'durée (secondes)',
  'site.adminPath': 'dossier du back-office',
  'site.storedUrls': 'adresses du site',
  'database.tablePrefix': 'préfixe des tables',
  minPlatformVersion: 'plateforme requise',
  'validity.notBefore': 'valable à partir du',
  'validity.notAfter': 'valable jusqu’au',
};
/** Too long to show: only that they changed. */
const WHOLE: Readonly<Record<string, string>> = {
  accounts: 'les comptes à créer ont changé',
  functionalities: 'la liste des fonctionnalités a changé',
  grille: 'le modèle de grille a changé',
  fiche: 'le modèle de fiche a changé',
  decoySites: 'la liste des sites autorisés a changé',
};
const KINDS: Readonly<Record<RecordKind, string>> = {
  article: 'articles',
  page: 'pages',
  media: 'médias',
  menu: 'éléments de menu',
  content: 'autres contenus',
  term: 'catégories et étiquettes',
  user: 'comptes',
  setting: 'réglages',
  product: 'produits',
  category: 'catégories',
  'cms-page': 'pages CMS',
  brand: 'marques',
  employee: 'employés',
};
const GROUPS: Readonly<Record<FileGroup['kind'], string>> = {
  core: 'fichiers du CMS',
  uploads: 'fichiers téléversés',
  images: 'images de la boutique',
  documents: 'documents',
  media: 'médias joints',
  translations: 'traductions et modèles de courriers',
  theme: 'fichiers du thème',
  extension: 'fichiers de l’extension',
};
const SHOWN = 8;

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
  const lines = diffLines(diff);
  out.write(lines.length === 0 ? 'Rien n’a changé.\n' : `${lines.join('\n')}\n`);
  return 0;
}

function diffLines(diff: PackDiff): string[] {
  return [
    ...section('Fiche', diff.facts.map(fact)),
    ...section('Extensions', extensionLines(diff.extensions)),
    ...section(
      'Contenu',
      diff.records.flatMap(({ kind, changes }) => changeLines(KINDS[kind], changes)),
    ),
    ...section('Tables', tableLines(diff)),
    ...section(
      'Fichiers',
      diff.files.flatMap(({ group, changes }) => changeLines(groupName(group), changes, cut)),
    ),
  ];
}

const section = (title: string, lines: readonly string[]): string[] =>
  lines.length === 0 ? [] : ['', title, ...lines.map((line) => `  ${line}`)];

function fact({ field, before, after }: PackDiff['facts'][number]): string {
  return WHOLE[field] ?? `${FIELDS[field] ?? field} : ${before} → ${after}`;
}

const groupName = (group: FileGroup): string =>
  'name' in group ? `${GROUPS[group.kind]} « ${group.name} »` : GROUPS[group.kind];

const cut = (path: string): string => path.replace(/^docroot\//, '');

function listed(names: readonly string[]): string {
  const shown = names.slice(0, SHOWN).join(', ');
  return names.length > SHOWN ? `${shown} et ${names.length - SHOWN} de plus` : shown;
}

function changeLines(what: string, { added, changed, removed }: Changes, name = (key: string) => key): string[] {
  const line = (verb: string, names: readonly string[]) =>
    names.length === 0 ? [] : [`${what} – ${verb} : ${names.length} (${listed(names.map(name))})`];
  return [...line('ajoutés', added), ...line('modifiés', changed), ...line('retirés', removed)];
}

function extensionLines({ activated, deactivated, added, changed, removed }: PackDiff['extensions']): string[] {
  const line = (verb: string, names: readonly string[]) => (names.length === 0 ? [] : [`${verb} : ${listed(names)}`]);
  return [
    ...line('ajoutées', added),
    ...line('retirées', removed),
    ...line('d’une autre version', changed),
    ...line('activées', activated),
    ...line('désactivées', deactivated),
  ];
}

function tableLines({ tables, rows }: PackDiff): string[] {
  const counts = rows.map(({ table, before, after }) => `${table} (${before} → ${after})`);
  return [
    ...(tables.added.length > 0 ? [`ajoutées : ${listed(tables.added)}`] : []),
    ...(tables.removed.length > 0 ? [`retirées : ${listed(tables.removed)}`] : []),
    ...(counts.length > 0 ? [`nombre de lignes : ${listed(counts)}`] : []),
  ];
}
