import { generateKeyPairSync } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { extractPack, readPackDump, signerOf, signPack, TrustStore } from '@e5b/context-pack';
import { DockerImageBaker } from '@e5b/sandbox';

/** Bakes a shop's pack, or finds the image baked before. @returns image tag, candidate's account, accounts and dump */
export async function shopImage(pack) {
  const room = await mkdtemp(join(process.env.E5B_DATA_DIR, 'bench-shop-'));
  try {
    const { privateKey, publicKey } = generateKeyPairSync('ed25519');
    const signed = join(room, 'pack');
    const tree = join(room, 'tree');
    await signPack(pack, signed, signerOf(privateKey));
    const policy = {
      trust: TrustStore.pin([publicKey]),
      now: Date.now(),
      platformVersion: '999',
      installed: () => null,
    };
    const { manifest, id } = await extractPack(signed, tree, policy);
    const baker = new DockerImageBaker({ runtimes: (process.env.E5B_RUNTIME_IMAGES ?? '').split(',') });
    const order = {
      cms: manifest.cms.name,
      packSha256: id,
      payloadDir: tree,
      dumpPath: manifest.database.dump,
      docrootPath: 'docroot',
      tablePrefix: manifest.database.tablePrefix,
      adminPath: manifest.site.adminPath,
      storedUrls: manifest.site.storedUrls,
      phpMin: manifest.php.min,
      phpMax: manifest.php.max,
      accounts: manifest.accounts,
    };
    const image =
      (await baker.find(id)) ?? (await baker.bake(order, { signal: new AbortController().signal, onStep: () => {} }));
    const chunks = [];
    for await (const chunk of await readPackDump(signed)) chunks.push(chunk);
    const account = manifest.accounts.find((each) => each.for === 'candidate');
    return { tag: image.tag, account, accounts: manifest.accounts, dump: Buffer.concat(chunks) };
  } finally {
    await rm(room, { recursive: true, force: true });
  }
}
