import { failureText } from '../lib/error-texts.js';
import { notify } from '../ui/index.js';

/** For actions that have no place of their own to show a failure. */
export function notifyFailure(title: string, error: unknown): void {
  const { text, reference } = failureText(error);
  notify('error', title, reference === null ? text : `${text} Référence : ${reference}`);
}
