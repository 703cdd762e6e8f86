/** Why the gateway answers by itself. */
export type RefusalReason =
  | 'unknown-site'
  | 'entry-required'
  | 'ticket-invalid'
  | 'ticket-expired'
  | 'ticket-used'
  | 'ticket-too-old'
  | 'waiting'
  | 'paused'
  | 'ended'
  | 'read-only'
  | 'reader'
  | 'repairing'
  | 'too-large'
  | 'busy'
  | 'method'
  | 'bad-request'
  | 'bad-origin'
  | 'service-worker'
  | 'not-found'
  | 'failed';

export interface Refusal {
  readonly status: number;
  /** On the wire, for scripts of the CMS. */
  readonly code: string;
  readonly title: string;
  readonly message: string;
  /** Added when the refused request wanted to change something. */
  readonly afterWrite?: string;
  /** Where the page leads: to the candidate's exam page, or to the site's own home page. */
  readonly wayOut?: 'site';
  /** Seconds after which looking again is worth it. */
  readonly retryAfter?: number;
}

const NOT_SAVED = 'Votre dernière demande n’a pas été enregistrée.';
const BACK_TO_PLATFORM = 'Revenez à votre page d’examen et ouvrez de nouveau le site avec le bouton prévu.';

/** The French text of every refusal; calm, with the way out. */
export const REFUSALS: Record<RefusalReason, Refusal> = {
  'unknown-site': {
    status: 404,
    code: 'e5b_unknown_site',
    title: 'Site introuvable',
    message:
      'Aucun site d’épreuve ne répond à cette adresse. Vérifiez l’adresse, ou revenez à votre page d’examen pour ouvrir votre site.',
  },
  'entry-required': {
    status: 403,
    code: 'e5b_entry_required',
    title: 'Entrez par votre page d’examen',
    message: `Ce site s’ouvre seulement depuis la page d’examen de la personne à qui il est attribué. ${BACK_TO_PLATFORM}`,
  },
  'ticket-invalid': {
    status: 403,
    code: 'e5b_ticket_invalid',
    title: 'Lien d’entrée non valable',
    message: `Ce lien d’entrée n’est pas valable pour ce site. ${BACK_TO_PLATFORM}`,
  },
  'ticket-expired': {
    status: 403,
    code: 'e5b_ticket_expired',
    title: 'Lien d’entrée expiré',
    message: `Ce lien d’entrée n’est valable que quelques secondes, et ce délai est passé. ${BACK_TO_PLATFORM}`,
  },
  'ticket-used': {
    status: 403,
    code: 'e5b_ticket_used',
    title: 'Lien d’entrée déjà utilisé',
    message: `Ce lien d’entrée ne sert qu’une fois et il a déjà servi. ${BACK_TO_PLATFORM}`,
  },
  'ticket-too-old': {
    status: 403,
    code: 'e5b_ticket_too_old',
    title: 'Lien d’entrée à renouveler',
    message: `Le service vient de redémarrer et ce lien d’entrée date d’avant. ${BACK_TO_PLATFORM}`,
  },
  waiting: {
    status: 403,
    code: 'e5b_window_closed',
    title: 'L’épreuve n’est pas encore ouverte',
    message:
      'L’épreuve n’est pas encore ouverte. Votre site sera accessible dès que l’examinateur aura lancé l’épreuve.',
    afterWrite: NOT_SAVED,
    retryAfter: 5,
  },
  paused: {
    status: 403,
    code: 'e5b_window_closed',
    title: 'L’épreuve est en pause',
    message: 'L’épreuve est en pause. Votre temps est suspendu et le travail déjà enregistré est conservé.',
    afterWrite: `${NOT_SAVED} Refaites-la à la reprise.`,
    retryAfter: 5,
  },
  ended: {
    status: 403,
    code: 'e5b_window_closed',
    title: 'L’épreuve est terminée',
    message: 'L’épreuve est terminée. Tout ce qui a été enregistré avant la fin est conservé.',
    afterWrite: NOT_SAVED,
  },
  'read-only': {
    status: 403,
    code: 'e5b_read_only',
    title: 'L’épreuve est terminée',
    message:
      'L’épreuve est terminée. Le site est en lecture seule : plus rien ne peut y être modifié. Tout ce qui a été enregistré avant la fin est conservé.',
    afterWrite: NOT_SAVED,
  },
  reader: {
    status: 403,
    code: 'e5b_reader',
    title: 'Consultation seulement',
    message:
      'Vous consultez le site du candidat sans pouvoir y intervenir : l’administration et les modifications ne vous sont pas ouvertes ici.',
    wayOut: 'site',
  },
  repairing: {
    status: 503,
    code: 'e5b_repairing',
    title: 'Site en cours de réparation',
    message:
      'Le site est en cours de réparation et va revenir dans quelques instants. Le travail déjà enregistré est conservé. Si l’attente dure, prévenez l’examinateur : il peut vous rendre le temps perdu.',
    afterWrite: 'Au retour du site, vérifiez que votre dernière demande a bien été enregistrée.',
    retryAfter: 3,
  },
  'too-large': {
    status: 413,
    code: 'e5b_too_large',
    title: 'Fichier trop volumineux',
    message:
      'Ce fichier est trop volumineux pour être envoyé et n’a pas été enregistré. Choisissez un fichier plus léger, par exemple une image réduite.',
  },
  busy: {
    status: 503,
    code: 'e5b_busy',
    title: 'Trop d’envois en même temps',
    message: 'Trop d’envois sont en cours pour ce site. Attendez la fin des précédents, puis recommencez.',
    retryAfter: 5,
  },
  method: {
    status: 405,
    code: 'e5b_method',
    title: 'Demande refusée',
    message: 'Ce type de demande n’est pas accepté par ce site.',
  },
  'bad-request': {
    status: 400,
    code: 'e5b_bad_request',
    title: 'Demande incompréhensible',
    message: 'Cette demande n’a pas pu être comprise.',
  },
  'bad-origin': {
    status: 403,
    code: 'e5b_bad_origin',
    title: 'Demande refusée',
    message: 'Cette connexion vient d’un autre site et n’est pas acceptée.',
  },
  'service-worker': {
    status: 403,
    code: 'e5b_service_worker',
    title: 'Demande refusée',
    message: 'Un site d’épreuve ne peut pas installer de programme permanent dans le navigateur.',
  },
  'not-found': {
    status: 404,
    code: 'e5b_not_found',
    title: 'Page introuvable',
    message: 'Cette page n’existe pas.',
  },
  failed: {
    status: 500,
    code: 'e5b_failed',
    title: 'Erreur du service',
    message: 'Le service a rencontré une erreur. Recommencez ; si cela se répète, prévenez l’examinateur.',
  },
};
