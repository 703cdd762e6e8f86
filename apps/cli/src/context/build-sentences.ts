import type { BuildError, BuildErrorCode, Finding, FindingCode } from '@e5b/context-pack';

type Data = Finding['data'];

const CMS_NAMES: Readonly<Record<string, string>> = { wordpress: 'WordPress', prestashop: 'PrestaShop' };
const CHANGES: Readonly<Record<string, string>> = {
  definer: 'propriétaires (DEFINER) retirés',
  collation: 'interclassements inconnus de MariaDB remplacés',
  qualifier: 'noms de base retirés',
  'sql-mode': 'modes SQL inconnus retirés',
};
const DROPPED: Readonly<Record<string, string>> = {
  database: 'création ou choix de base',
  account: 'comptes et droits',
  lock: 'verrous et entretien',
  event: 'événements programmés',
};
const LEFT_OUT: Readonly<Record<string, string>> = {
  cache: 'caches (refaits par le CMS)',
  log: 'journaux',
  tool: 'outils de développement',
  secret: 'secrets et adresses (réécrits à l’installation)',
  dump: 'sauvegardes et exports',
  excluded: 'exclus à votre demande',
};

const size = (bytes: string | number | undefined): string => {
  const mebibytes = Number(bytes ?? 0) / 2 ** 20;
  return mebibytes >= 1 ? `${Math.round(mebibytes)} Mio` : `${Math.ceil(Number(bytes ?? 0) / 1024)} Kio`;
};
const plural = (count: string | number | undefined, one: string, many: string): string =>
  `${count} ${Number(count) > 1 ? many : one}`;

const FINDINGS: Readonly<Record<FindingCode, (data: Data) => string>> = {
  CMS_FOUND: ({ cms, version, root }) =>
    `${CMS_NAMES[String(cms)]} ${version}${root === '.' ? '' : `, trouvé dans « ${root} »`}`,
  PHP_NEEDED: ({ min, max }) => `PHP ${min} au moins${max === '?' ? '' : `, ${max} au plus`}`,
  ADMIN_FOLDER: ({ folder }) => `back-office : /${folder}/`,
  TABLE_PREFIX: ({ prefix }) => `préfixe des tables : ${prefix === '' ? 'aucun' : prefix}`,
  DUMP_READ: ({ source, tables, inserts }) =>
    `base : ${plural(tables, 'table', 'tables')}, ${plural(inserts, 'insertion', 'insertions')}${source === '?' ? '' : `, export de ${source}`}`,
  DUMP_CHANGED: ({ change, count }) => `base : ${CHANGES[String(change)]} (${count})`,
  DUMP_DROPPED: ({ kind, count }) =>
    `base : ${plural(count, 'instruction retirée', 'instructions retirées')} (${DROPPED[String(kind)]})`,
  STORED_URLS: ({ urls }) => `adresses du site dans la base : ${urls === '' ? 'aucune' : urls}`,
  THEME: ({ theme, version, parent }) => `thème : ${theme} ${version}${parent ? `, enfant de ${parent}` : ''}`,
  EXTENSIONS: ({ present, active }) =>
    `extensions : ${plural(present, 'présente', 'présentes')}, dont ${plural(active, 'active', 'actives')}`,
  LEFT_OUT: ({ reason, count, bytes, names }) =>
    `laissés de côté, ${LEFT_OUT[String(reason)]} : ${plural(count, 'fichier', 'fichiers')}, ${size(bytes)} (${names}${Number(count) > 4 ? '…' : ''})`,
  DUMP_UTF16: () => 'l’export était en UTF-16 (redirection de PowerShell) : il a été converti ; vérifiez les accents',
  DUMP_UNSAFE: ({ count, sample }) =>
    `base : ${plural(count, 'instruction inhabituelle retirée', 'instructions inhabituelles retirées')}, par exemple « ${sample} »`,
  PREFIX_DIFFERS: ({ configured, prefix }) =>
    `la configuration du site dit « ${configured} », l’export « ${prefix} » : le préfixe de l’export est retenu. Vient-il bien de ce site ?`,
  VERSION_DIFFERS: ({ files, database }) =>
    `les fichiers sont en version ${files}, la base en version ${database} : la mise à jour est-elle achevée ?`,
  EXTENSION_MISSING: ({ count, names }) =>
    `${plural(count, 'extension active dans la base manque', 'extensions actives dans la base manquent')} parmi les fichiers : ${names}`,
  THEME_MISSING: ({ theme }) => `le thème actif « ${theme} » manque parmi les fichiers`,
  LINK_LEFT_OUT: ({ count, names }) => `${plural(count, 'lien laissé de côté', 'liens laissés de côté')} : ${names}`,
  NAME_LEFT_OUT: ({ count, names }) =>
    `${plural(count, 'fichier au nom impossible laissé de côté', 'fichiers au nom impossible laissés de côté')} : ${names}`,
  MAIL_TO_OUTSIDE: () =>
    'un serveur de courrier est configuré dans la boutique : pendant l’épreuve, tout courrier va dans la boîte locale',
};

const ERRORS: Readonly<Record<BuildErrorCode, (data: Data) => string>> = {
  PREFIX_UNKNOWN: ({ prefix, found }) =>
    `Les tables du CMS n’ont pas été trouvées dans l’export${prefix ? ` sous le préfixe « ${prefix} »` : ''}${found ? ` (préfixes trouvés : ${found})` : ''}. Est-ce bien l’export de ce site, complet ?`,
  PREFIX_AMBIGUOUS: ({ found }) =>
    `L’export contient plusieurs sites (préfixes ${found}). Choisissez-en un avec --prefix.`,
  DUMP_WITHOUT_TABLES: () => 'L’export ne contient aucune table. Refaites-le avec la structure et les données.',
  MULTISITE: () => 'Ce WordPress est un réseau de sites (multisite) : un contexte ne peut contenir qu’un site.',
  ADMIN_FOLDER_UNKNOWN: () =>
    'Le dossier du back-office de PrestaShop n’a pas été trouvé : la copie du site est incomplète.',
  THEME_UNKNOWN: () => 'L’export ne dit pas quel thème est actif : est-il complet ?',
  LINKS_LEAD_OUT: ({ count, names }) =>
    `${plural(count, 'lien mène', 'liens mènent')} hors du dossier du site (${names}). Avec --follow-links, ce vers quoi ils mènent est copié dans le contexte.`,
  PROFILE_UNKNOWN: ({ login, role, known }) =>
    `Le compte « ${login} » demande le profil « ${role} », que la boutique n’a pas. Ses profils : ${known}. Corrigez « role » dans la description.`,
};

/** One line for what the building found. */
export const findingSentence = ({ code, data }: Finding): string => FINDINGS[code](data);

export const buildErrorSentence = ({ code, data }: BuildError): string => ERRORS[code](data);
