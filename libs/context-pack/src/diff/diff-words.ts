import type { Changes, FileGroup, PackDiff } from './compare-packs.js';
import type { RecordKind } from './dump-census.js';

/** What changed in one respect, for people: French lines under a French title. */
export interface DiffSection {
  readonly title: string;
  readonly lines: readonly string[];
}

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
/** Nouns whose participles take an « e ». */
const FEMININE: ReadonlySet<string> = new Set([
  KINDS.page,
  KINDS.term,
  KINDS.category,
  KINDS['cms-page'],
  KINDS.brand,
  GROUPS.images,
  GROUPS.translations,
]);
const SHOWN = 8;

/** What changed between two versions, in an author's words; empty when nothing did. */
export function diffSections(diff: PackDiff): DiffSection[] {
  const sections = [
    { title: 'Fiche', lines: diff.facts.flatMap(fact) },
    { title: 'Extensions', lines: extensionLines(diff.extensions) },
    { title: 'Contenu', lines: diff.records.flatMap(({ kind, changes }) => changeLines(KINDS[kind], changes)) },
    { title: 'Base de données', lines: tableLines(diff) },
    {
      title: 'Fichiers',
      lines: diff.files.flatMap(({ group, changes }) => changeLines(groupName(group), changes, cut)),
    },
  ];
  return sections.filter(({ lines }) => lines.length > 0);
}

const DATE = new Intl.DateTimeFormat('fr-FR', { dateStyle: 'long', timeZone: 'Europe/Paris' });

/** Two moments of one day read the same, and are not told. */
function fact({ field, before, after }: PackDiff['facts'][number]): string[] {
  const whole = WHOLE[field];
  if (whole !== undefined) return [whole];
  const shown = (value: string) => (field.startsWith('validity.') ? DATE.format(new Date(value)) : value);
  const [from, to] = [shown(before), shown(after)];
  return from === to ? [] : [`${FIELDS[field] ?? field} : ${from} → ${to}`];
}

const groupName = (group: FileGroup): string =>
  'name' in group ? `${GROUPS[group.kind]} « ${group.name} »` : GROUPS[group.kind];

const cut = (path: string): string => path.replace(/^docroot\//, '');

function listed(names: readonly string[]): string {
  const shown = names.slice(0, SHOWN).join(', ');
  return names.length > SHOWN ? `${shown} et ${names.length - SHOWN} de plus` : shown;
}

function changeLines(what: string, { added, changed, removed }: Changes, name = (key: string) => key): string[] {
  const line = (verb: string, names: readonly string[]) =>
    names.length === 0 ? [] : [`${what} – ${verb} : ${names.length} (${listed(names.map(name))})`];
  const e = FEMININE.has(what) ? 'e' : '';
  return [...line(`ajouté${e}s`, added), ...line(`modifié${e}s`, changed), ...line(`retiré${e}s`, removed)];
}

function extensionLines({ activated, deactivated, added, changed, removed }: PackDiff['extensions']): string[] {
  const line = (verb: string, names: readonly string[]) => (names.length === 0 ? [] : [`${verb} : ${listed(names)}`]);
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
    ...(tables.added.length > 0 ? [`ajoutées : ${listed(tables.added)}`] : []),
    ...(tables.removed.length > 0 ? [`retirées : ${listed(tables.removed)}`] : []),
    ...(counts.length > 0 ? [`nombre de lignes : ${listed(counts)}`] : []),
  ];
}
