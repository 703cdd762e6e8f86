import type { ReferenceContextEntity } from '../contexts/reference-context.entity.js';
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
const context = { code: 'demo', title: 'Atelier Ravaude', manifest };

describe('describeVersion', () => {
  it('makes a whole description of a context that came with the platform', () => {
    expect(describeVersion(context, facts, unsaid)).toMatchObject({
      code: 'demo',
      version: '2',
      notes: 'Un article de plus.',
      issuer: 'Lycée de répétition',
      accounts: [{ login: 'candidat', role: 'administrator', email: 'candidat@example.org', for: 'candidate' }],
      validity: { notBefore: '1970-01-02T00:00:00.000Z', notAfter: '1970-10-28T00:00:00.000Z' },
    });
  });

  it('keeps what the pack of the version before says', () => {
    const first = describeVersion(context, facts, unsaid);
    const pack = { ...first, issuer: 'Équipe nationale', minPlatformVersion: '0.1' };
    const next = describeVersion(
      { ...context, manifest: { ...manifest, pack } as ReferenceContextEntity['manifest'] },
      { ...facts, version: '3' },
      unsaid,
    );
    expect(next).toEqual({ ...pack, version: '3' });
  });
});

describe('nextVersion', () => {
  it.each([
    ['1', '2'],
    ['2026.1', '2026.2'],
    ['2026.9', '2026.10'],
  ])('after %s comes %s', (version, next) => expect(nextVersion(version)).toBe(next));
});
