import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { CATALOG_FILE, Catalog, type PublishRequest, parseDocument, publishPacks } from '@e5b/context-pack';
import { type Output, UsageError } from '../command.js';
import { openKey } from './key-file.js';
import { mebibytes } from './pack-facts.js';

const OPTIONS = {
  to: { type: 'string' },
  key: { type: 'string' },
  rotation: { type: 'string', multiple: true },
  revoke: { type: 'string', multiple: true },
  'revoke-key': { type: 'string', multiple: true },
  'keep-successor': { type: 'string', multiple: true },
  reason: { type: 'string' },
} as const;

/** Adds packs, rotations and revocations to a folder that any static server can serve. */
export async function publishCommand(args: readonly string[], { out }: Output): Promise<number> {
  const { values, positionals } = parseArgs({ args: [...args], allowPositionals: true, options: OPTIONS });
  const { to, key } = values;
  if (to === undefined || key === undefined) throw new UsageError('Indiquez --to DOSSIER et --key NOM.key.pem.');
  const revoked = [...(values.revoke ?? []), ...(values['revoke-key'] ?? [])];
  if (positionals.length + revoked.length + (values.rotation?.length ?? 0) === 0) {
    throw new UsageError('Indiquez au moins un contexte, une rotation ou une révocation.');
  }
  if (revoked.length > 0 && (values.reason ?? '').trim().length < 3)
    throw new UsageError('Dites pourquoi : --reason TEXTE.');
  if (revoked.some((id) => !/^[0-9a-f]{64}$/.test(id))) {
    throw new UsageError(
      'Une révocation se fait par l’empreinte entière (64 caractères) : « e5b context inspect » la donne.',
    );
  }
  const catalog = await publishPacks(to, {
    packs: positionals,
    signer: await openKey(key),
    now: Date.now(),
    ...(values.rotation && { rotations: values.rotation }),
    ...(revoked.length > 0 && { revoke: await revocations(to, values) }),
    onPack: ({ title, version, file, bytes }) =>
      out.write(`${title}, version ${version} : ${file} (${mebibytes(bytes)})\n`),
  });
  out.write(`\n${to}/catalog.json n° ${catalog.number} ; contextes proposés : ${catalog.packs.length}.\n`);
  out.write('Copiez le dossier entier sur le serveur ou la clé USB ; catalog.json en dernier.\n');
  return 0;
}

type Values = ReturnType<typeof parseArgs<{ options: typeof OPTIONS }>>['values'];

async function revocations(folder: string, values: Values): Promise<NonNullable<PublishRequest['revoke']>> {
  const reason = values.reason ?? '';
  const known = await readFile(join(folder, CATALOG_FILE), 'utf8').then(
    (text) => parseDocument(text, Catalog, CATALOG_FILE).document.packs,
    () => [],
  );
  const labelOf = (id: string) => {
    const pack = known.find((candidate) => candidate.id === id);
    return pack ? `${pack.title}, version ${pack.version}` : id.slice(0, 16);
  };
  return {
    packs: (values.revoke ?? []).map((id) => ({ id, label: labelOf(id), reason })),
    keys: (values['revoke-key'] ?? []).map((keyId) => ({
      keyId,
      reason,
      keptSuccessors: [...(values['keep-successor'] ?? [])],
    })),
  };
}
