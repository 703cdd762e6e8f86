import { generateKeyPairSync } from 'node:crypto';
import { Readable } from 'node:stream';
import type { PackContents } from '../manifest.js';
import type { PackDescription } from '../manifest-parts.js';
import { signerOf } from '../pack-key.js';
import type { PackPolicy } from '../pack-policy.js';
import { TrustStore } from '../trust-store.js';
import type { PayloadSource } from '../write-pack.js';

export const keys = generateKeyPairSync('ed25519');
export const signer = signerOf(keys.privateKey);

export const description: PackDescription = {
  code: 'demo-wp',
  session: '2026',
  title: 'Maison Delorme',
  version: '2026.2',
  notes: 'Deux pages de plus.',
  issuer: 'Équipe nationale E5',
  defaultDurationSeconds: 2400,
  accounts: [
    {
      label: 'Administrateur',
      login: 'admin',
      password: 'admin-demo',
      role: 'administrator',
      email: 'admin@example.org',
      displayName: 'Camille Aubry',
      for: 'candidate',
    },
  ],
  functionalities: [{ id: 'post.publish', group: 'Articles', label: 'Publier un article' }],
  grille: null,
  fiche: null,
  decoySites: [],
  minPlatformVersion: '0.1',
  validity: { notBefore: '2026-01-01T00:00:00Z', notAfter: '2027-01-01T00:00:00Z' },
};

export const contents: PackContents = {
  cms: { name: 'wordpress', version: '6.1.9', locale: 'fr_FR' },
  php: { min: '5.6.20', max: '8.2' },
  database: {
    dump: 'database/dump.sql',
    source: 'MariaDB 10.11',
    tablePrefix: 'wp_',
    tables: 12,
    charset: 'utf8mb4',
    collation: null,
  },
  site: { storedUrls: ['http://localhost'], adminPath: 'wp-admin' },
  theme: { name: 'delorme', version: '1.0', parent: null, kind: 'classic' },
  extensions: [],
  regenerated: ['wp-config.php'],
  emptyDirectories: ['docroot/wp-content/upgrade'],
};

/** A payload file with this text. */
export function textFile(path: string, text: string | Buffer): PayloadSource {
  const bytes = Buffer.from(text);
  return {
    path,
    bytes: bytes.length,
    open: () => Readable.from([bytes]),
  };
}

export const files: readonly PayloadSource[] = [
  textFile('docroot/index.php', '<?php // page\n'),
  textFile('database/dump.sql', 'CREATE TABLE `wp_posts` (`ID` int);\n'.repeat(20)),
  textFile('docroot/wp-content/uploads/l’été.txt', 'é'.repeat(700)),
  textFile(`docroot/${'long/'.repeat(30)}name.php`, ''),
  textFile('media/logo.svg', '<svg/>'),
];

/** Accepts `keys`, in the middle of the small pack's validity. */
export const policy: PackPolicy = {
  trust: TrustStore.pin([keys.publicKey]),
  now: Date.parse('2026-06-01T00:00:00Z'),
  platformVersion: '0.1.0',
};
