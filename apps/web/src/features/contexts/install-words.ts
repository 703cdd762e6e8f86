import {
  type ContextInstall,
  type ContextSelfTest,
  INSTALL_STEPS,
  type InstallProgress,
  type InstallSource,
  type InstallState,
  type InstallStep,
  SELF_TEST_STEPS,
} from '@e5b/contracts';
import { formatBytes, formatMilliseconds, formatSeconds } from '../../lib/format-time.js';
import type { TagTone } from '../../ui/index.js';

export const STEP_WORDS: Record<InstallStep, string> = {
  downloading: 'Réception du fichier',
  verifying: 'Contrôle de la signature et du contenu',
  extracting: 'Ouverture du contenu',
  baking: 'Fabrication du site',
  testing: 'Essai du site',
};

type SelfTestStep = ContextSelfTest['steps'][number]['name'];

const SELF_TEST_WORDS: Record<SelfTestStep, string> = {
  start: 'démarrage',
  front: 'page d’accueil',
  'sign-in': 'connexion',
  editor: 'éditeur',
  save: 'enregistrement',
  undo: 'annulation',
};

export const SOURCE_WORDS: Record<InstallSource, string> = {
  upload: 'Fichier envoyé',
  folder: 'Dossier de dépôt',
  catalog: 'Adresse de publication',
  kept: 'Copie gardée sur la machine',
};

const OVER: Partial<Record<InstallState, { label: string; tone: TagTone }>> = {
  queued: { label: 'En attente', tone: 'neutral' },
  ready: { label: 'Installé', tone: 'good' },
  refused: { label: 'Refusé', tone: 'bad' },
  failed: { label: 'Pas installé', tone: 'bad' },
  cancelled: { label: 'Annulé', tone: 'neutral' },
};

export const installState = (state: InstallState): { label: string; tone: TagTone } =>
  OVER[state] ?? { label: 'En cours', tone: 'info' };

export function isStep(state: InstallState): state is InstallStep {
  return INSTALL_STEPS.some((step) => step === state);
}

/** Waits or works: it can be cancelled, and there is progress to follow. */
export const isLiving = ({ state }: Pick<ContextInstall, 'state'>): boolean => state === 'queued' || isStep(state);

/** « Maison Delorme – 2026.2 » once the pack was read, the file's name until then. */
export const installTitle = ({ pack, name }: Pick<ContextInstall, 'pack' | 'name'>): string =>
  pack ? `${pack.title} – ${pack.version}` : name;

/** Between 0 and 1, or null when it cannot be known. */
export function fractionDone({ done, total }: Pick<InstallProgress, 'done' | 'total'>): number | null {
  return total === null || total === 0 ? null : Math.min(1, done / total);
}

/** « 12,4 Mo sur 80 Mo · 31,2 Mo/s · encore 2 s », « Nettoyage (6 sur 7) · encore environ 20 s » */
export function progressLine(state: InstallState, progress: InstallProgress): string {
  const { done, total, unit, label, bytesPerSecond, remainingSeconds } = progress;
  const parts =
    unit === 'bytes'
      ? [
          done > 0 ? bytesPart(done, total) : null,
          bytesPerSecond ? `${formatBytes(Math.round(bytesPerSecond))}/s` : null,
        ]
      : [stepPart(state, label, done, total)];
  const about = unit === 'bytes' ? 'encore' : 'encore environ';
  return [...parts, remainingPart(about, remainingSeconds)].filter((part) => part !== null).join(' · ');
}

const bytesPart = (done: number, total: number | null): string =>
  total === null ? `${formatBytes(done)} reçus` : `${formatBytes(done)} sur ${formatBytes(total)}`;

function stepPart(state: InstallState, label: string | null, done: number, total: number | null): string | null {
  const words = state === 'testing' ? trialWords(label) : label;
  if (words === null) return null;
  return total === null ? words : `${words} (${done + 1} sur ${total})`;
}

function trialWords(label: string | null): string | null {
  const step = SELF_TEST_STEPS.find((name) => name === label);
  return step ? SELF_TEST_WORDS[step] : null;
}

/** Nothing at the very end: « encore 0 s » is no help. */
const remainingPart = (about: string, seconds: number | null): string | null =>
  seconds === null || seconds < 0.5 ? null : `${about} ${formatSeconds(Math.ceil(seconds))}`;

/** « démarrage 2,4 s · page d’accueil 310 ms » */
export function selfTestLine({ steps }: ContextSelfTest): string {
  return steps
    .map(({ name, ms, ok }) => `${SELF_TEST_WORDS[name]} ${!ok || ms === null ? 'en échec' : formatMilliseconds(ms)}`)
    .join(' · ');
}

/** What the finished steps took together, in seconds. */
export const workedSeconds = ({ timings }: Pick<ContextInstall, 'timings'>): number =>
  Object.values(timings).reduce((sum, ms) => sum + ms, 0) / 1000;

const PRECIOUS_SECONDS = 60;

/** Cancelling loses more than a minute of work: worth a question. */
export const isPrecious = (install: Pick<ContextInstall, 'timings' | 'progress'>): boolean =>
  workedSeconds(install) + (install.progress?.elapsedSeconds ?? 0) > PRECIOUS_SECONDS;
