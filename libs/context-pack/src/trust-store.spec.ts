import { generateKeyPairSync } from 'node:crypto';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { keyIdOf, publicPem, signerOf } from './pack-key.js';
import { signDocument } from './signed-document.js';
import type { KeyRotation, RevocationList } from './trust-documents.js';
import { loadTrustStore, TrustStore } from './trust-store.js';

const party = () => {
  const { publicKey, privateKey } = generateKeyPairSync('ed25519');
  return { key: publicKey, id: keyIdOf(publicKey), signer: signerOf(privateKey) };
};
const issuedAt = '2026-05-01T00:00:00Z';
const [first, second, third, thief] = [party(), party(), party(), party()];
const rotation = (from: typeof first, to: typeof first) =>
  signDocument<KeyRotation>(
    { format: 'e5b-key-rotation/1', newKey: publicPem(to.key), issuedAt, reason: 'annuelle' },
    from.signer,
  );
const revocation = (
  by: typeof first,
  number: number,
  keys: RevocationList['keys'],
  packs: RevocationList['packs'] = [],
) => signDocument<RevocationList>({ format: 'e5b-revocations/1', number, issuedAt, keys, packs }, by.signer);
const pinned = TrustStore.pin([first.key]);

describe('TrustStore', () => {
  it('trusts what is pinned and nobody else', async () => {
    const document = await signDocument({ any: 1 }, first.signer);
    expect(pinned.requireSignature(document)).toEqual({ any: 1 });
    const foreign = await signDocument({ any: 1 }, second.signer);
    expect(() => pinned.requireSignature(foreign)).toThrow('UNKNOWN_SIGNER');
    expect(() => pinned.requireSignature({ ...document, document: { any: 2 } })).toThrow('SIGNATURE_WRONG');
    const claimed = { document: { any: 1 }, signature: { ...foreign.signature, keyId: first.id } };
    expect(() => pinned.requireSignature(claimed)).toThrow('SIGNATURE_WRONG');
  });

  it('follows a chain of rotations, and none that a stranger begins', async () => {
    const store = pinned.withRotation(await rotation(first, second)).withRotation(await rotation(second, third));
    expect(store.keyIds).toEqual([first.id, second.id, third.id]);
    const stranger = await rotation(thief, third);
    expect(() => pinned.withRotation(stranger)).toThrow('UNKNOWN_SIGNER');
    const forged = { ...stranger, signature: { ...stranger.signature, keyId: first.id } };
    expect(() => pinned.withRotation(forged)).toThrow('SIGNATURE_WRONG');
  });

  it('keeps a revoked key’s named successors, and none that its thief adds', async () => {
    const rotated = pinned.withRotation(await rotation(first, second));
    const list = await revocation(second, 1, [
      { keyId: first.id, reason: 'clé USB perdue', keptSuccessors: [second.id] },
    ]);
    const store = rotated.withRevocations(list);
    expect(store.keyIds).toEqual([second.id]);
    const byFirst = await signDocument({ any: 1 }, first.signer);
    expect(() => store.requireSignature(byFirst)).toThrow('SIGNER_REVOKED');
    const byThief = await rotation(first, thief);
    expect(() => store.withRotation(byThief)).toThrow('SIGNER_REVOKED');
  });

  it('takes a revocation list only from a trusted key and only a newer one', async () => {
    const pack = { id: 'a'.repeat(64), label: 'Demo 2026.1', reason: 'erreur de sujet' };
    const store = pinned.withRevocations(await revocation(first, 2, [], [pack]));
    expect(() => store.requireNotRevoked(pack.id)).toThrow('PACK_REVOKED');
    store.requireNotRevoked('b'.repeat(64));
    const older = await revocation(first, 2, []);
    expect(() => store.withRevocations(older)).toThrow('DOCUMENT_OUTDATED');
    const foreign = await revocation(thief, 3, []);
    expect(() => store.withRevocations(foreign)).toThrow('UNKNOWN_SIGNER');
  });

  it('is read from a folder, whatever the order of its files', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'e5b-trust-'));
    const put = (name: string, content: unknown) =>
      writeFile(join(folder, name), typeof content === 'string' ? content : JSON.stringify(content));
    await put('national.pub.pem', publicPem(first.key));
    await put('a.rotation.json', await rotation(second, third));
    await put('b.rotation.json', await rotation(first, second));
    await put('z.rotation.json', await rotation(thief, thief));
    await put(
      '2.revocations.json',
      await revocation(third, 2, [{ keyId: second.id, reason: 'perdue', keptSuccessors: [third.id] }]),
    );
    await put('1.revocations.json', await revocation(first, 1, []));
    expect((await loadTrustStore(folder)).keyIds).toEqual([first.id, third.id]);
    await put('bad.pub.pem', 'nothing');
    await expect(loadTrustStore(folder)).rejects.toMatchObject({ code: 'DOCUMENT_INVALID' });
    await rm(folder, { recursive: true });
  });
});
