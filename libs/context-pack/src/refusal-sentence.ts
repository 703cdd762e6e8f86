import type { PackRefusal, RefusalCode, RefusalData } from './pack-refusal.js';

type Sentence = (data: RefusalData) => string;

const ANOTHER_COPY = 'Reprenez le fichier à sa source (clé USB ou téléchargement).';
const DATE = new Intl.DateTimeFormat('fr-FR', { dateStyle: 'long', timeZone: 'Europe/Paris' });
const day = (moment: string | number | undefined): string => DATE.format(new Date(moment ?? 0));
const MEBIBYTE = 2 ** 20;
const mebibytes = (bytes: string | number | undefined): string =>
  `${Math.ceil(Number(bytes ?? 0) / MEBIBYTE).toLocaleString('fr-FR')} Mio`;

const SENTENCES: Readonly<Record<RefusalCode, Sentence>> = {
  NOT_A_PACK: () => 'Ce fichier n’est pas un contexte (.e5bctx). Vérifiez que vous avez choisi le bon fichier.',
  TRUNCATED: () => `Le fichier est incomplet : la copie ou le téléchargement s’est interrompu. ${ANOTHER_COPY}`,
  WRONG_SCHEMA: ({ where, why }) =>
    `La fiche du contexte n’est pas dans la forme attendue (${where} : ${why}). Le contexte vient peut-être d’une version plus récente de l’outil : mettez la plateforme à jour, ou signalez-le à l’équipe nationale.`,
  UNSIGNED: () => 'Ce contexte n’est pas signé. Demandez à son auteur la version signée.',
  UNKNOWN_SIGNER: ({ keyId }) =>
    `Ce contexte est signé par une clé que ce centre ne connaît pas (empreinte ${keyId}). Ne l’installez pas : demandez à l’équipe nationale si elle a changé de clé, et installez d’abord son document de rotation.`,
  SIGNATURE_WRONG: () =>
    'La signature ne correspond pas au contenu : le contexte a été modifié après sa signature. Ne l’installez pas et signalez-le à l’équipe nationale.',
  SIGNER_REVOKED: ({ reason }) =>
    `La clé qui a signé n’est plus valable${reason ? ` (${reason})` : ''}. Demandez à l’équipe nationale un contexte signé par sa clé actuelle.`,
  PACK_REVOKED: ({ label, reason }) =>
    `L’équipe nationale a retiré ce contexte (${label} : ${reason}). Installez la version qui le remplace.`,
  NOT_YET_VALID: ({ notBefore }) =>
    `Ce contexte n’est valable qu’à partir du ${day(notBefore)}. Vérifiez la date de cette machine ; si elle est juste, attendez ce jour.`,
  EXPIRED: ({ notAfter }) =>
    `Ce contexte n’est plus valable depuis le ${day(notAfter)}. Vérifiez la date de cette machine ; si elle est juste, installez le contexte de la session en cours.`,
  PLATFORM_TOO_OLD: ({ needed, here }) =>
    `Ce contexte demande la plateforme ${needed} ou plus récente ; celle-ci est la ${here}. Mettez d’abord la plateforme à jour.`,
  VERSION_LOWER: ({ version, installed }) =>
    `La version ${version} est plus ancienne que celle qui est installée (${installed}). Gardez la version installée.`,
  VERSION_REUSED: ({ version }) =>
    `Un autre contexte porte déjà la version ${version} sur cette machine. Deux contenus ne peuvent avoir le même numéro : signalez-le à l’équipe nationale.`,
  CHANGED: () => `Le fichier est abîmé ou a été modifié. ${ANOTHER_COPY}`,
  FILE_CHANGED: ({ path }) =>
    `« ${path} » n’est pas tel qu’il a été signé : le fichier est abîmé ou modifié. ${ANOTHER_COPY}`,
  UNSAFE_PATH: ({ path }) =>
    `Le contexte contient un chemin dangereux (« ${path} »). Ne l’installez pas et signalez-le à l’équipe nationale.`,
  LINK: ({ path }) =>
    `Le contexte contient un lien (« ${path} »), ce qui n’est jamais permis. Ne l’installez pas et signalez-le à l’équipe nationale.`,
  DEVICE: ({ path }) =>
    `Le contexte contient un fichier spécial (« ${path} »), ce qui n’est jamais permis. Ne l’installez pas et signalez-le à l’équipe nationale.`,
  DUPLICATE: ({ path }) => `« ${path} » se trouve deux fois dans le contexte : il a été modifié. ${ANOTHER_COPY}`,
  UNEXPECTED_ENTRY: ({ path }) =>
    `« ${path} » n’est pas à sa place dans le contexte : il a été modifié. ${ANOTHER_COPY}`,
  TOO_LARGE: ({ path, bytes, limit }) =>
    `Le contexte dépasse ce que la plateforme accepte (${path} : ${bytes}, limite ${limit}). Signalez-le à l’équipe nationale.`,
  EXPANDS_TOO_MUCH: ({ bytes }) =>
    `Une fois décompressé, le contexte occuperait une place démesurée (${mebibytes(bytes)}). Ne l’installez pas et signalez-le à l’équipe nationale.`,
  TRAILING_DATA: () => `Le fichier contient autre chose après le contexte. ${ANOTHER_COPY}`,
  NO_SPACE: () => 'Le disque est plein : libérez de la place, puis recommencez. Rien n’a été gardé de cette tentative.',
  TARGET_EXISTS: ({ path }) => `« ${path} » existe déjà. Choisissez un autre emplacement.`,
  DOCUMENT_INVALID: ({ name }) => `« ${name} » n’est pas un document de l’équipe nationale, ou il est abîmé.`,
  DOCUMENT_OUTDATED: ({ name, number, known }) =>
    `« ${name} » (n° ${number}) est plus ancien que celui qui est déjà connu (n° ${known}) : il est ignoré.`,
  DOWNLOAD_FAILED: ({ url, why }) =>
    `Le téléchargement de ${url} a échoué (${why}). Vérifiez la connexion, puis recommencez : il reprendra où il s’est arrêté.`,
};

/** What happened and what to do, for whoever installs or publishes contexts. */
export function refusalSentence({ code, data }: Pick<PackRefusal, 'code' | 'data'>): string {
  return SENTENCES[code](data);
}
