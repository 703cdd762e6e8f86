import { parseArgs } from 'node:util';
import { loadTrustStore, TrustStore, verifyPack } from '@e5b/context-pack';
import { PLATFORM_VERSION } from '@e5b/contracts';
import { type Output, UsageError } from '../command.js';
import { readPublicKeyFile } from './key-file.js';
import { packFacts } from './pack-facts.js';
import { ProgressLine } from './progress-line.js';

/** Checks a whole pack as a centre would before installing it; writes nothing. */
export async function verifyContextCommand(args: readonly string[], { out, err }: Output): Promise<number> {
  const { values, positionals } = parseArgs({
    args: [...args],
    allowPositionals: true,
    options: { key: { type: 'string' }, trust: { type: 'string' } },
  });
  const [file, ...more] = positionals;
  if (file === undefined || more.length > 0) throw new UsageError('Indiquez un contexte, et un seul.');
  const trust = await trustFrom(values);
  const progress = new ProgressLine(err);
  const policy = { trust, now: Date.now(), platformVersion: PLATFORM_VERSION };
  const head = await verifyPack(file, policy, {
    onProgress: ({ bytes, totalBytes }) => progress.show('Vérification', bytes, totalBytes),
  }).finally(() => progress.clear());
  out.write(`${packFacts(head).join('\n')}\n\nCONTEXTE INTACT : signature, fichiers et dates sont bons.\n`);
  return 0;
}

async function trustFrom({ key, trust }: { key?: string; trust?: string }): Promise<TrustStore> {
  if (trust !== undefined) return loadTrustStore(trust);
  if (key !== undefined) return TrustStore.pin([await readPublicKeyFile(key)]);
  throw new UsageError('Indiquez à qui vous faites confiance : --key NOM.pub.pem ou --trust DOSSIER.');
}
