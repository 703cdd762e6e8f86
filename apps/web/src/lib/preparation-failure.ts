import { ERROR_TEXTS } from './error-texts.js';
import { lookUp } from './look-up.js';

const TEXTS: Record<string, string> = {
  RUNTIME_UNAVAILABLE: ERROR_TEXTS.ENGINE_UNAVAILABLE,
  IMAGE_MISSING: 'Le contexte d’examen n’est pas installé sur la machine du centre. Prévenez le référent numérique.',
  NOT_READY: 'Le site n’a pas répondu à temps. Réessayez ; si cela se répète, prévenez le référent numérique.',
};

const OTHER = 'Le site n’a pas pu être préparé. Réessayez ; si cela se répète, prévenez le référent numérique.';

/** Why a candidate's site could not be prepared and what to do, by the code that the server gives. */
export const preparationFailure = (code: string | null): string =>
  (code !== null ? lookUp(TEXTS, code) : undefined) ?? OTHER;
