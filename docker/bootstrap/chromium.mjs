import { installPackages } from './apt.mjs';
import { findProgram, hasApt, isRoot } from './host.mjs';
import { SetupError } from './steps.mjs';

/** Path of the browser that tests and measures use; undefined when there is none. */
export function findChromium() {
  return process.env.E5B_CHROMIUM || findProgram('chromium');
}

/** The browser: Debian's chromium, with fonts for French text. */
export async function ensureChromium({ mayInstall, report }) {
  if (findChromium()) return 'déjà là';
  if (!mayInstall || !isRoot() || !hasApt()) {
    throw new SetupError(
      'le navigateur chromium n’est pas installé.',
      'en root sous Debian : « apt-get install chromium », ou donnez son chemin dans E5B_CHROMIUM.',
    );
  }
  await installPackages(['chromium', 'fonts-dejavu-core'], report);
  return 'installé';
}
