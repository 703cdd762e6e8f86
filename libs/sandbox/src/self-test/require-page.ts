import type { SocketPage } from '../readiness/socket-visitor.js';
import { TrialFailed } from './back-office-trial.js';

/** @returns the first group of `mark`. @throws TrialFailed when another page, or an error, came instead */
export function requirePage(page: SocketPage, mark: RegExp): string {
  const [path] = page.path.split('?');
  if (page.status !== 200) throw new TrialFailed(`réponse ${page.status} de ${path}`);
  const found = mark.exec(page.body);
  if (!found) throw new TrialFailed(`page inattendue à ${path}`);
  return found[1] ?? '';
}
