import { generateKeyPairSync, sign } from 'node:crypto';
import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync, utimesSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { SignedLease } from '@e5b/contracts';
import { ApiKey } from '../keys/api-key.js';
import { LeaseFiles } from './lease-files.js';
import { LeaseStore } from './lease-store.js';

const { publicKey, privateKey } = generateKeyPairSync('ed25519');
const stranger = generateKeyPairSync('ed25519').privateKey;
const name = 'abcdefg1';
let home: string;
let key: ApiKey;

const signed = (value: unknown, by = privateKey): SignedLease => {
  const payload = JSON.stringify(value);
  return { payload, signature: sign(null, Buffer.from(payload), by).toString('base64url') };
};
const lease = (version: number, change: object = {}) => ({
  sandbox: name,
  version,
  state: 'open',
  opensAt: 1000,
  closesAt: 2000,
  clock: { wall: 1, monotonic: 1, boot: 'b' },
  issuedAt: 500,
  entriesFrom: 0,
  ...change,
});
const store = (): LeaseStore => new LeaseStore(new LeaseFiles(home), key);

async function loaded(): Promise<LeaseStore> {
  const fresh = store();
  expect(await fresh.load()).toEqual([]);
  return fresh;
}

beforeEach(async () => {
  home = mkdtempSync(join(tmpdir(), 'e5b-leases-'));
  writeFileSync(join(home, 'key.pem'), publicKey.export({ type: 'spki', format: 'pem' }));
  key = await ApiKey.waitFor(join(home, 'key.pem'), () => undefined);
});
afterEach(() => rmSync(home, { recursive: true }));

test('an accepted lease is on disk, private, and in force after a restart', async () => {
  const first = await loaded();
  expect(await first.apply(name, 'lease', signed(lease(1)))).toBe(1);
  expect(statSync(join(home, `${name}.json`)).mode & 0o777).toBe(0o600);
  expect((await loaded()).get(name)).toEqual(lease(1));
});

test('versions only grow; the same order again is answered alike', async () => {
  const leases = await loaded();
  await leases.apply(name, 'lease', signed(lease(5)));
  expect(await leases.apply(name, 'lease', signed(lease(5)))).toBe(5);
  await expect(leases.apply(name, 'lease', signed(lease(4)))).rejects.toMatchObject({ reason: 'stale' });
  await expect(leases.apply(name, 'lease', signed(lease(5, { closesAt: 9000 })))).rejects.toMatchObject({
    reason: 'stale',
  });
  expect(leases.get(name)?.closesAt).toBe(2000);
});

test('orders that arrive together are taken one after the other', async () => {
  const leases = await loaded();
  const versions = [3, 1, 2, 4];
  const outcomes = await Promise.allSettled(
    versions.map((version) => leases.apply(name, 'lease', signed(lease(version)))),
  );
  expect(outcomes.map(({ status }) => status)).toEqual(['fulfilled', 'rejected', 'rejected', 'fulfilled']);
  expect((await loaded()).get(name)?.version).toBe(4);
});

test.each([
  ['somebody else’s signature', () => signed(lease(1), stranger), 'signature'],
  [
    'a changed payload',
    () => ({ ...signed(lease(1)), payload: JSON.stringify(lease(1, { closesAt: 9e9 })) }),
    'signature',
  ],
  ['another sandbox', () => signed(lease(1, { sandbox: 'zzzzzzz9' })), 'shape'],
  ['an unknown state', () => signed(lease(1, { state: 'ajar' })), 'shape'],
  ['an open lease without an end', () => signed(lease(1, { closesAt: null })), 'shape'],
  ['an open lease that ends before it begins', () => signed(lease(1, { closesAt: 999 })), 'shape'],
  ['version nought', () => signed(lease(0)), 'shape'],
  ['a removal where a lease is due', () => signed({ sandbox: name, deleted: true, version: 1 }), 'shape'],
])('%s is refused and leaves no trace', async (_name, order, reason) => {
  const leases = await loaded();
  await expect(leases.apply(name, 'lease', order())).rejects.toMatchObject({ reason });
  expect([leases.get(name), readdirSync(home)]).toEqual([null, ['key.pem']]);
});

test('a removed sandbox stays removed: no older lease comes back, also after a restart', async () => {
  const leases = await loaded();
  await leases.apply(name, 'lease', signed(lease(1)));
  await leases.apply(name, 'removal', signed({ sandbox: name, deleted: true, version: 2 }));
  for (const held of [leases, await loaded()]) {
    expect([held.get(name), held.all()]).toEqual([null, []]);
    await expect(held.apply(name, 'lease', signed(lease(1)))).rejects.toMatchObject({ reason: 'stale' });
  }
});

test('a removal is forgotten after a week', async () => {
  const leases = await loaded();
  await leases.apply(name, 'removal', signed({ sandbox: name, deleted: true, version: 2 }));
  const weekAgo = Date.now() / 1000 - 8 * 24 * 3600;
  utimesSync(join(home, `${name}.json`), weekAgo, weekAgo);
  await loaded();
  expect(readdirSync(home)).toEqual(['key.pem']);
});

test('a lease file touched by hand opens nothing and is left for inspection', async () => {
  await (await loaded()).apply(name, 'lease', signed(lease(1)));
  const path = join(home, `${name}.json`);
  writeFileSync(path, readFileSync(path, 'utf8').replace('2000', '9999'));
  writeFileSync(join(home, 'zzzzzzz9.json'), '{"half":');
  writeFileSync(join(home, '..json'), 'x');
  const again = store();
  expect((await again.load()).sort()).toEqual([name, 'zzzzzzz9']);
  expect(again.all()).toEqual([]);
  expect(readdirSync(home)).toContain(`${name}.json`);
});

test('a draft left by a power cut is no lease', async () => {
  await (await loaded()).apply(name, 'lease', signed(lease(1)));
  writeFileSync(join(home, `${name}.json.new`), '{"pay');
  expect((await loaded()).get(name)?.version).toBe(1);
});

test('a new key of the api is found when the data directory was made anew', async () => {
  const leases = await loaded();
  const next = generateKeyPairSync('ed25519');
  writeFileSync(join(home, 'key.pem'), next.publicKey.export({ type: 'spki', format: 'pem' }));
  utimesSync(join(home, 'key.pem'), 1, 1);
  expect(await leases.apply(name, 'lease', signed(lease(1), next.privateKey))).toBe(1);
});
