import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { ReferenceContextEntity } from '../contexts/reference-context.entity.js';
import { BLANK_CONTEXTS } from './blank-contexts.js';
import { describeVersion, nextVersion } from './describe-version.js';

const DAY = 86_400_000;
const facts = { version: '2', notes: 'Un article de plus.', notAfter: 300 * DAY };
const unsaid = { issuer: 'Lycée de répétition', notBefore: DAY };
const manifest: ReferenceContextEntity['manifest'] = {
  session: '2026',
  cmsVersion: '6.1',
  theme: 'Ravaude',
  tablePrefix: 'wp_',
  defaultDurationSeconds: 2400,
  accounts: [{ label: 'Administration du site', login: 'candidat', password: 'ravaude-2026' }],
};
const named = { code: 'demo', title: 'Atelier Ravaude', session: '2026' };

describe('describeVersion', () => {
  it('makes a whole description of a context that came with the platform', () => {
    expect(describeVersion(named, manifest, facts, unsaid)).toMatchObject({
      code: 'demo',
      version: '2',
      notes: 'Un article de plus.',
      issuer: 'Lycée de répétition',
      accounts: [{ login: 'candidat', role: 'administrator', email: 'candidat@example.org', for: 'candidate' }],
      validity: { notBefore: '1970-01-02T00:00:00.000Z', notAfter: '1970-10-28T00:00:00.000Z' },
    });
  });

  it('keeps what the pack of the version before says', () => {
    const first = describeVersion(named, manifest, facts, unsaid);
    const pack = { ...first, issuer: 'Équipe nationale', minPlatformVersion: '0.1' };
    const said = { ...manifest, pack } as ReferenceContextEntity['manifest'];
    expect(describeVersion(named, said, { ...facts, version: '3' }, unsaid)).toEqual({ ...pack, version: '3' });
  });

  it('describes a new context as its author named it, with all that an exam on it needs', () => {
    const made = describeVersion(named, { ...manifest, session: '' }, facts, {
      ...unsaid,
      ...BLANK_CONTEXTS.wordpress,
    });
    expect(made).toMatchObject({ ...named, defaultDurationSeconds: 2400 });
    expect(made.accounts.map((account) => account.for)).toEqual(['candidate', 'colleague']);
    expect(made.grille?.rows).toHaveLength(8);
    expect(made.functionalities).toContainEqual(
      expect.objectContaining({ group: 'Contenu', label: 'Epingler un article' }),
    );
  });

  it.each([
    ['wordpress', 'ravaude/blank/accounts.json'],
    ['prestashop', 'blank-prestashop/accounts.json'],
  ] as const)('gives a new %s context the accounts that its image has', (cms, path) => {
    const file = join(import.meta.dirname, '../../../../sandbox-images', path);
    expect(JSON.parse(readFileSync(file, 'utf8'))).toEqual(BLANK_CONTEXTS[cms].accounts);
  });

  it('lists the functionalities of the shop’s own référentiel', () => {
    const labels = BLANK_CONTEXTS.prestashop.functionalities.map(({ label }) => label);
    expect(labels).toHaveLength(42);
    expect(labels).not.toContain('Epingler un article');
  });
});

describe('nextVersion', () => {
  it.each([
    ['1', '2'],
    ['2026.1', '2026.2'],
    ['2026.9', '2026.10'],
  ])('after %s comes %s', (version, next) => expect(nextVersion(version)).toBe(next));
});
