import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describeFailure, formatDuration, SetupError, Steps } from './steps.mjs';
import { until } from './until.mjs';

let directory: string;
let printed: string;
let steps: Steps;
beforeEach(() => {
  directory = mkdtempSync(join(tmpdir(), 'e5b-steps-'));
  printed = '';
  steps = new Steps({ logDirectory: directory, write: (text: string) => (printed += text), beatMs: 20 });
});
afterEach(() => {
  rmSync(directory, { recursive: true });
});

describe('Steps', () => {
  it('prints a step with its remark, and a beat while it lasts', async () => {
    await steps.run('Image de base', 'base', async (report) => {
      report.note('téléchargement');
      await until(() => Promise.resolve(printed !== ''), { timeoutMs: 2000, everyMs: 5 });
      return 'téléchargée';
    });
    expect(printed).toMatch(/… Image de base \(0,0 s\) : téléchargement\n/);
    expect(printed).toMatch(/✓ Image de base : téléchargée \(0,\d s\)\n$/);
  });

  it('keeps a step’s output in its file, and names that file when the step fails', async () => {
    const failing = steps.run('Image', 'image', (report) => {
      report.log('no space left\n');
      return Promise.reject(new SetupError('l’image n’a pas pu être construite.', 'libérez de la place.'));
    });
    const error = await failing.catch((caught: unknown) => caught as Error & { logFile: string });
    expect(printed).toContain('✗ Image');
    expect(error).toMatchObject({ logFile: join(directory, 'image.log') });
    const told = describeFailure(error);
    expect(told).toContain('Échec : l’image n’a pas pu être construite.\nÀ faire : libérez de la place.');
    expect(readFileSync(join(directory, 'image.log'), 'utf8')).toBe('no space left\n');
  });
});

describe('formatDuration', () => {
  it.each([
    [40, '0,0 s'],
    [12_340, '12,3 s'],
    [125_000, '2 min 05 s'],
  ])('%i ms reads %s', (milliseconds, text) => {
    expect(formatDuration(milliseconds)).toBe(text);
  });
});
