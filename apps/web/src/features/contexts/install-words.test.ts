import type { InstallProgress } from '@e5b/contracts';
import {
  fractionDone,
  installState,
  installTitle,
  isLiving,
  isPrecious,
  progressLine,
  selfTestLine,
} from './install-words.js';

const progress = (more: Partial<InstallProgress>): InstallProgress => ({
  done: 0,
  total: null,
  unit: 'bytes',
  label: null,
  bytesPerSecond: null,
  elapsedSeconds: 0,
  remainingSeconds: null,
  ...more,
});

describe('what an installation is doing, in words', () => {
  it('tells bytes, speed and the time left of a download', () => {
    const told = progress({ done: 12_400_000, total: 80e6, bytesPerSecond: 31_240_000, remainingSeconds: 2.1 });
    expect(progressLine('downloading', told)).toBe('12,4 Mo sur 80 Mo · 31,2 Mo/s · encore 3 s');
  });

  it('says what it can when neither size nor speed is known', () => {
    expect(progressLine('downloading', progress({ done: 5e6 }))).toBe('5 Mo reçus');
    expect(progressLine('verifying', progress({}))).toBe('');
  });

  it('does not promise seconds at the very end', () => {
    expect(progressLine('verifying', progress({ done: 99, total: 100, remainingSeconds: 0.2 }))).toBe('99 o sur 100 o');
  });

  it('counts the steps of a bake from one, and calls its estimate an estimate', () => {
    const told = progress({ unit: 'steps', done: 5, total: 7, label: 'Nettoyage', remainingSeconds: 75 });
    expect(progressLine('baking', told)).toBe('Nettoyage (6 sur 7) · encore environ 1 min 15 s');
  });

  it('translates what the trial does, and keeps silent about a word that it does not know', () => {
    expect(progressLine('testing', progress({ unit: 'steps', label: 'sign-in' }))).toBe('connexion');
    const counted = progress({ unit: 'steps', label: 'save', done: 4, total: 6 });
    expect(progressLine('testing', counted)).toBe('enregistrement (5 sur 6)');
    expect(progressLine('testing', progress({ unit: 'steps', label: 'toString' }))).toBe('');
  });

  it('fills the bar only when the end is known', () => {
    expect(fractionDone({ done: 1, total: 4 })).toBe(0.25);
    expect(fractionDone({ done: 9, total: 4 })).toBe(1);
    expect(fractionDone({ done: 9, total: null })).toBeNull();
    expect(fractionDone({ done: 0, total: 0 })).toBeNull();
  });

  it('names it by its file until the pack was read', () => {
    const pack = { id: 'a', code: 'c', version: '2026.2', title: 'Maison Delorme', cms: 'wordpress' as const };
    expect(installTitle({ pack: null, name: 'clé.e5bctx' })).toBe('clé.e5bctx');
    expect(installTitle({ pack, name: 'clé.e5bctx' })).toBe('Maison Delorme – 2026.2');
  });

  it('knows what can still be cancelled', () => {
    expect(['queued', 'baking', 'testing'].map((state) => isLiving({ state: state as 'queued' }))).toEqual([
      true,
      true,
      true,
    ]);
    expect(['ready', 'refused', 'failed', 'cancelled'].some((state) => isLiving({ state: state as 'ready' }))).toBe(
      false,
    );
    expect(installState('extracting')).toEqual({ label: 'En cours', tone: 'info' });
  });

  it('asks before it throws away more than a minute of work', () => {
    expect(isPrecious({ timings: { downloading: 30_000 }, progress: progress({ elapsedSeconds: 29 }) })).toBe(false);
    expect(isPrecious({ timings: { downloading: 30_000 }, progress: progress({ elapsedSeconds: 31 }) })).toBe(true);
    expect(isPrecious({ timings: {}, progress: null })).toBe(false);
  });

  it('tells the trial of an installed context, a failed step included', () => {
    const steps = [
      { name: 'start' as const, ms: 2400, ok: true, problem: null },
      { name: 'front' as const, ms: 310, ok: true, problem: null },
      { name: 'editor' as const, ms: null, ok: false, problem: '500' },
    ];
    expect(selfTestLine({ ready: false, steps })).toBe('démarrage 2,4 s · page d’accueil 310 ms · éditeur en échec');
  });
});
