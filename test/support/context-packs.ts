import { generateKeyPairSync } from 'node:crypto';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import {
  type PackContents,
  type PackDescription,
  type PackHead,
  type PackSigner,
  type PayloadSource,
  signerOf,
  writePack,
} from '@e5b/context-pack';

const DAY_MS = 86_400_000;

/** A key as the national team has one. */
export function newSigner(): PackSigner {
  return signerOf(generateKeyPairSync('ed25519').privateKey);
}

/** What a test's author writes of a context that is valid from yesterday to in a month. */
export function packDescription(more: Partial<PackDescription> = {}): PackDescription {
  const now = Date.now();
  return {
    code: 'essai-wp',
    session: '2026',
    title: 'Maison Delorme',
    version: '2026.1',
    notes: 'Première version.',
    issuer: 'Équipe nationale E5',
    defaultDurationSeconds: 2400,
    accounts: [
      {
        label: 'Administration du site',
        login: 'candidat',
        password: 'essai-2026',
        role: 'administrator',
        email: 'candidat@example.org',
        displayName: 'Candidat',
        for: 'candidate',
      },
    ],
    functionalities: [{ id: 'page.publish', group: 'Pages', label: 'Publier une page' }],
    grille: null,
    fiche: null,
    decoySites: [],
    minPlatformVersion: '0.1',
    validity: {
      notBefore: new Date(now - DAY_MS).toISOString(),
      notAfter: new Date(now + 30 * DAY_MS).toISOString(),
    },
    ...more,
  };
}

const CONTENTS: PackContents = {
  cms: { name: 'wordpress', version: '6.1.9', locale: 'fr_FR' },
  php: { min: '5.6.20', max: '8.2' },
  database: {
    dump: 'database/dump.sql',
    source: 'MariaDB 10.11',
    tablePrefix: 'wp_',
    tables: 1,
    charset: 'utf8mb4',
    collation: null,
  },
  site: { storedUrls: ['http://localhost'], adminPath: 'wp-admin' },
  theme: { name: 'delorme', version: '1.0', parent: null, kind: 'classic' },
  extensions: [],
  regenerated: ['wp-config.php'],
  emptyDirectories: ['docroot/wp-content/upgrade'],
};

function file(path: string, text: string | Buffer): PayloadSource {
  const bytes = Buffer.from(text);
  return { path, bytes: bytes.length, open: () => Readable.from([bytes]) };
}

interface SmallPack {
  signer: PackSigner;
  description?: Partial<PackDescription>;
  contents?: Partial<PackContents>;
  /** More of the docroot, by path. */
  files?: Record<string, string | Buffer>;
}

/** A pack as small as they come, written as `<folder>/<name>`. */
export async function smallPack(
  folder: string,
  name: string,
  { signer, description, contents, files = {} }: SmallPack,
): Promise<PackHead & { path: string }> {
  const path = join(folder, name);
  const head = await writePack(path, {
    description: packDescription(description),
    contents: { ...CONTENTS, ...contents },
    files: [
      file('database/dump.sql', 'CREATE TABLE `wp_posts` (`ID` int);\n'),
      file('docroot/index.php', '<?php // page\n'),
      ...Object.entries(files).map(([at, text]) => file(`docroot/${at}`, text)),
    ],
    createdAt: new Date(),
    signer,
  });
  return { ...head, path };
}
