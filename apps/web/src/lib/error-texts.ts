import type { ErrorCode } from '@e5b/exam-core';
import { ApiFailure, ServerUnreachable } from './api-failure.js';
import { formatSeconds } from './format-time.js';
import { lookUp } from './look-up.js';

/** One French sentence for every refusal, each with a way out. Exhaustive: a new code does not compile without one. */
export const ERROR_TEXTS: Record<ErrorCode, string> = {
  INTERNAL:
    'Une erreur imprévue s’est produite. Réessayez ; si elle se répète, donnez la référence ci-dessous au référent numérique.',
  VALIDATION: 'Une valeur saisie n’est pas acceptée. Corrigez-la puis réessayez.',
  NOT_FOUND: 'Cet élément n’existe pas ou n’existe plus. Revenez à la page précédente.',
  UNAUTHENTICATED: 'Vous n’êtes plus connecté. Connectez-vous de nouveau.',
  FORBIDDEN: 'Votre compte ne permet pas cette action. Adressez-vous au chef de centre.',
  TOO_MANY_REQUESTS: 'Trop d’essais en peu de temps. Attendez une minute puis réessayez.',
  BAD_ORIGIN: 'La demande ne vient pas de cette application. Rechargez la page puis réessayez.',
  CREDENTIALS_WRONG: 'Identifiant ou mot de passe incorrect. Vérifiez les majuscules puis réessayez.',
  CANDIDATE_CODE_UNKNOWN:
    'Ce code n’est pas reconnu. Vérifiez chaque caractère de votre papillon ; sinon, appelez l’examinateur.',
  CANDIDATE_CODE_USED: 'Ce code a déjà été utilisé sur un autre poste. Appelez l’examinateur.',
  CANDIDATE_NOT_EXPECTED_YET:
    'L’examinateur n’a pas encore ouvert ce créneau, ou vous a noté absent. Faites-lui signe, puis réessayez.',
  CANDIDATE_EXAM_OVER: 'Ce passage est terminé. Si vous n’avez pas composé, appelez l’examinateur.',
  SLOT_OF_ANOTHER_EXAMINER: 'Ce créneau est confié à un autre examinateur. Adressez-vous au chef de centre.',
  SLOT_NOT_OPEN: 'Ce créneau n’est pas ouvert. Ouvrez-le depuis la liste des créneaux.',
  SLOT_ALREADY_OPEN: 'Ce créneau est déjà ouvert. Rechargez la page pour le suivre.',
  SLOT_FULL: 'Ce créneau compte déjà trois candidats. Choisissez un autre créneau.',
  SITTING_STATE: 'Cette action n’est pas possible dans l’état actuel du passage. Rechargez la page pour voir cet état.',
  IDENTITY_NOT_CONFIRMED: 'L’identité du candidat n’est pas confirmée. Confirmez-la avant de démarrer.',
  SANDBOX_NOT_READY: 'Le site du candidat n’est pas encore prêt. Patientez quelques secondes puis réessayez.',
  WINDOW_NOT_OPEN: 'Le temps de l’épreuve n’est pas en cours pour ce candidat. Appelez l’examinateur.',
  REASON_REQUIRED: 'Un motif est nécessaire. Indiquez-le en quelques mots.',
  GIVEN_TIME_OUT_OF_RANGE: 'Le temps à rendre doit être compris entre 1 seconde et 60 minutes. Corrigez la durée.',
  LEVEL_OUT_OF_SCALE: 'Ce niveau n’existe pas dans la grille. Choisissez TI, I, S ou TS.',
  GRILLE_ROW_UNKNOWN: 'Cette ligne n’existe pas dans la grille. Rechargez la page.',
  MARK_OUT_OF_RANGE: 'La note doit être comprise entre 0 et 20. Corrigez la note.',
  MARK_NOT_A_HALF_POINT: 'La note se donne par demi-point, par exemple 12 ou 12,5. Corrigez la note.',
  APPRECIATION_REQUIRED: 'L’appréciation globale est vide. Rédigez-la avant de signer.',
  FICHE_ALREADY_SIGNED:
    'Cette fiche est déjà signée : elle ne peut plus être modifiée. Adressez-vous au chef de centre.',
  FICHE_NOT_READY:
    'La fiche ne peut pas encore être signée. Attendez la fin du passage et complétez la note et l’appréciation.',
  STALE_VERSION: 'Ces données ont été modifiées ailleurs entre-temps. Rechargez-les puis reprenez votre saisie.',
  DISK_LOW:
    'Il n’y a plus assez de place sur le disque de la machine du centre pour ouvrir un créneau. Prévenez le référent numérique : les passages en cours et leurs archives ont besoin de ce qui reste.',
  ENGINE_UNAVAILABLE:
    'Le service qui fait tourner les sites des candidats ne répond pas. Prévenez le référent numérique.',
  DATABASE_UNAVAILABLE: 'La base de données ne répond pas pour le moment. Réessayez dans quelques secondes.',
  GATEWAY_UNAVAILABLE: 'L’accès aux sites des candidats ne répond pas. Prévenez le référent numérique.',
  EVIDENCE_INVALID: 'L’archive ne correspond pas à son empreinte. Prévenez le chef de centre et ne supprimez rien.',
  EVIDENCE_NOT_READY: 'L’archive n’est pas encore prête. Réessayez dans quelques instants.',
  CONTEXT_NOT_READY: 'Le contexte d’examen de ce créneau ne peut pas être utilisé. Adressez-vous au chef de centre.',
  CONTEXT_REFUSED: 'Ce contexte est refusé. Reprenez le fichier à sa source, ou signalez-le à l’équipe nationale.',
  CONTEXT_OVERTAKEN:
    'Une version plus récente a été publiée entre-temps. Regardez-la, puis décidez : rien n’a été publié depuis votre atelier.',
  CONTEXT_CODE_TAKEN:
    'Ce code est déjà celui d’un contexte installé, publié ou en préparation ici. Choisissez-en un autre, ou ouvrez ce contexte.',
  VERSION_NOT_NEWER: 'Ce numéro ne vient pas après celui de la dernière version. Choisissez-en un plus grand.',
  ATELIER_STATE: 'L’atelier est occupé ou fermé. Attendez la fin du travail en cours, puis réessayez.',
  SIGNING_KEY_REFUSED: 'Cette clé ne peut pas signer. Choisissez-en une autre.',
};

/** Sentences for the `reason` of a failure, where it says more than its code does. */
export const REASON_TEXTS: Partial<Record<string, string>> = {
  'disk-full':
    'Le disque de la machine du centre est plein : l’archive n’a pas pu être écrite. Libérez de la place ; l’archivage reprend de lui-même.',
  'work-damaged':
    'L’archive des travaux est abîmée et le site n’existe plus. Ne supprimez rien et remettez la copie de sauvegarde de work.tar ; l’archivage reprend de lui-même.',
  'context-image-missing':
    'L’image du contexte de ce créneau n’est plus celle qui a été vérifiée à l’installation. Dans l’espace centre, page « Contextes », choisissez « Refaire l’image », puis ouvrez de nouveau le créneau.',
  'key-passphrase': 'La phrase secrète ne convient pas à cette clé. Vérifiez les majuscules et les espaces.',
  'key-agent':
    'L’agent de signature ne répond pas, ou n’a plus cette clé. Relancez « npx e5b context agent », puis réessayez.',
  'key-missing': 'Cette clé n’est plus dans le dossier des clés. Remettez-la, ou choisissez-en une autre.',
  'key-unprotected':
    'Cette clé n’est pas protégée par une phrase secrète. Faites-en une autre avec « npx e5b context keygen ».',
  'key-not-ed25519': 'Ce fichier n’est pas une clé de signature Ed25519. Choisissez-en un autre.',
  'context-withdrawn':
    'L’équipe nationale a retiré le contexte de ce créneau. Dans l’espace centre, page « Contextes », installez la version qui le remplace.',
  'context-out-of-date':
    'Le contexte de ce créneau n’est pas valable aujourd’hui. Vérifiez la date de cette machine ; si elle est juste, installez le contexte de la session en cours depuis l’espace centre, page « Contextes ».',
};

const UNREACHABLE = 'Le serveur du centre ne répond pas. Vérifiez le câble réseau ; la page réessaie d’elle-même.';

export interface FailureText {
  text: string;
  /** Finds the line in the server's log; only for what the user cannot solve alone. */
  reference: string | null;
}

/** Refusals behind which something is broken: whoever is called then looks for the reference in the log. */
const BROKEN: ReadonlySet<ErrorCode> = new Set([
  'INTERNAL',
  'SANDBOX_NOT_READY',
  'ENGINE_UNAVAILABLE',
  'DATABASE_UNAVAILABLE',
  'GATEWAY_UNAVAILABLE',
  'EVIDENCE_INVALID',
  'EVIDENCE_NOT_READY',
]);

const reasonText = (reason: unknown): string | undefined =>
  typeof reason === 'string' ? lookUp(REASON_TEXTS, reason) : undefined;

/** Too many tries: how long to wait, when the server says it. */
function waitText({ code, data }: ApiFailure): string | undefined {
  if (code !== 'TOO_MANY_REQUESTS' || typeof data.waitSeconds !== 'number') return undefined;
  return `Trop d’essais en peu de temps. Attendez ${formatSeconds(data.waitSeconds)} puis réessayez.`;
}

/** What the server says of a refused pack or catalogue: it knows the facts, and writes in French. */
function refusalText({ code, data }: ApiFailure): string | undefined {
  return code === 'CONTEXT_REFUSED' && typeof data.sentence === 'string' ? data.sentence : undefined;
}

/** What to tell a person about a failed request. */
export function failureText(error: unknown): FailureText {
  if (error instanceof ServerUnreachable) return { text: UNREACHABLE, reference: null };
  if (error instanceof ApiFailure) {
    const text = waitText(error) ?? refusalText(error) ?? reasonText(error.data.reason) ?? ERROR_TEXTS[error.code];
    return { text, reference: BROKEN.has(error.code) ? (error.correlationId ?? null) : null };
  }
  return { text: ERROR_TEXTS.INTERNAL, reference: null };
}
