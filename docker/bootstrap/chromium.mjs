import { installPackages } from './apt.mjs';
import { findProgram, hasApt, isRoot } from './host.mjs';
import { SetupError } from './steps.mjs';

/** In order of preference: the same engine without a window's chrome takes a sixth less processor time. */
const BROWSERS = ['chromium-headless-shell', 'chromium'];

/** Path of the browser that tests and measures use; undefined when there is none. */
export function findChromium() {
  return process.env.E5B_CHROMIUM || BROWSERS.map(findProgram).find(Boolean);
}

/** The browser: chromium as Debian packages it, with fonts for French text. */
export async function ensureChromium({ mayInstall, report }) {
  if (findChromium()) return 'déjà là';
  if (!mayInstall || !isRoot() || !hasApt()) {
    throw new SetupError(
      'le navigateur chromium n’est pas installé.',
      'en root sous Debian : « apt-get install chromium », ou donnez son chemin dans E5B_CHROMIUM.',
    );
  }
  await installFirstOf(BROWSERS, report);
  return 'installé';
}

/** Older distributions package the whole browser only. */
async function installFirstOf([name, ...others], report) {
  try {
    await installPackages([name, 'fonts-dejavu-core'], report);
  } catch (error) {
    if (others.length === 0) throw error;
    await installFirstOf(others, report);
  }
}
