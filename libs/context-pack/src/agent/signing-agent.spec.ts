import { mkdtemp, rm, stat } from 'node:fs/promises';
import { createConnection, type Server } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { keyIdOf, signatureHolds } from '../pack-key.js';
import { readPack, verifyPack } from '../read-pack.js';
import { signPack } from '../sign-pack.js';
import { contents, description, files, policy, signer } from '../testing/small-pack.js';
import { writePack } from '../write-pack.js';
import { serveAgent } from './serve-agent.js';
import { agentKeys, agentSigner } from './signing-agent.js';

describe('a signing agent', () => {
  const keyId = keyIdOf(signer.publicKey);
  const seen: string[] = [];
  let room: string;
  let socket: string;
  let server: Server;

  beforeAll(async () => {
    room = await mkdtemp(join(tmpdir(), 'e5b-agent-'));
    socket = join(room, 'agent.sock');
    server = await serveAgent(socket, signer, {
      name: 'équipe',
      allow: ({ version }) => {
        seen.push(version);
        return version !== '13';
      },
    });
  });
  afterAll(async () => {
    await new Promise((resolve) => server.close(resolve));
    await rm(room, { recursive: true });
  });

  const unsigned = (path: string, version: string) =>
    writePack(path, { description: { ...description, version }, contents, files, createdAt: new Date(policy.now) });

  async function tell(line: string): Promise<unknown> {
    const connection = createConnection(socket);
    connection.write(`${line}\n`);
    return JSON.parse(await text(connection));
  }

  it('is reached by its own user only, and names its key', async () => {
    expect((await stat(socket)).mode & 0o777).toBe(0o600);
    expect(await agentKeys(socket)).toEqual([{ keyId, name: 'équipe' }]);
  });

  it('signs a pack without showing its key', async () => {
    const path = join(room, 'pack.e5bctx');
    await unsigned(path, description.version);
    await signPack(path, path, await agentSigner(socket, keyId));
    const { manifest } = await verifyPack(path, policy);
    expect(seen).toContain(manifest.version);
    const { manifestBytes, signature } = await readPack(path);
    expect(signatureHolds(manifestBytes, signature?.signature ?? '', signer.publicKey)).toBe(true);
  });

  it('signs nothing but manifests, with no key but its own, and only what is allowed', async () => {
    const base64 = (value: string) => Buffer.from(value).toString('base64');
    const revocation = base64('{"format":"e5b-revocations/1"}');
    expect(await tell(JSON.stringify({ ask: 'sign', keyId, manifest: revocation }))).toEqual({
      refused: 'not the manifest of a context pack',
    });
    expect(await tell(JSON.stringify({ ask: 'sign', keyId: '0'.repeat(64), manifest: revocation }))).toEqual({
      refused: 'this key is not here',
    });
    expect(await tell('{"ask":"everything"}')).toEqual({ refused: 'not a question' });
    const path = join(room, 'thirteen.e5bctx');
    await unsigned(path, '13');
    const through = await agentSigner(socket, keyId);
    await expect(signPack(path, path, through)).rejects.toThrow('not allowed');
  });

  it('says so when nobody answers, or another key is asked for', async () => {
    await expect(agentKeys(join(room, 'nobody.sock'))).rejects.toThrow('does not answer');
    await expect(agentSigner(socket, 'f'.repeat(64))).rejects.toThrow('does not hold this key');
  });
});
