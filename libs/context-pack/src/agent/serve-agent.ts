import { chmod, rm } from 'node:fs/promises';
import { createServer, type Server, type Socket } from 'node:net';
import { manifestBytes, PackManifest } from '../manifest.js';
import { keyIdOf, type PackSigner, publicPem } from '../pack-key.js';
import { type AgentAnswer, AgentQuestion, firstLine } from './agent-wire.js';

export interface AgentOptions {
  /** What the key is called. */
  readonly name: string;
  /** Told of each manifest before it is signed; false refuses. */
  readonly allow?: (manifest: PackManifest) => boolean | Promise<boolean>;
}

/**
 * Holds one key open behind a unix socket that only this user reaches. It signs manifests of context packs and nothing
 * else: whoever reaches the socket gains no signature under a catalogue, a rotation or a revocation.
 */
export async function serveAgent(socketPath: string, signer: PackSigner, options: AgentOptions): Promise<Server> {
  await rm(socketPath, { force: true });
  const server = createServer((socket) => void converse(socket, signer, options));
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    const mask = process.umask(0o177);
    server.listen(socketPath, resolve);
    process.umask(mask);
  });
  await chmod(socketPath, 0o600);
  return server;
}

async function converse(socket: Socket, signer: PackSigner, options: AgentOptions): Promise<void> {
  socket.on('error', () => undefined);
  const answer = await answerTo(socket, signer, options).catch((): AgentAnswer => ({ refused: 'not a question' }));
  socket.end(`${JSON.stringify(answer)}\n`);
}

async function answerTo(socket: Socket, signer: PackSigner, { name, allow }: AgentOptions): Promise<AgentAnswer> {
  const question = AgentQuestion.parse(JSON.parse(await firstLine(unended(socket))));
  if (question.ask === 'keys') return { keys: [{ name, publicKey: publicPem(signer.publicKey) }] };
  if (question.keyId !== keyIdOf(signer.publicKey)) return { refused: 'this key is not here' };
  const bytes = Buffer.from(question.manifest, 'base64');
  const manifest = manifestIn(bytes);
  if (!manifest) return { refused: 'not the manifest of a context pack' };
  if (allow && !(await allow(manifest))) return { refused: 'not allowed' };
  return { signature: (await signer.sign(bytes)).toString('base64url') };
}

/** The bytes as a manifest in its one spelling, or null. */
function manifestIn(bytes: Buffer): PackManifest | null {
  try {
    const parsed = PackManifest.safeParse(JSON.parse(bytes.toString('utf8')));
    return parsed.success && manifestBytes(parsed.data).equals(bytes) ? parsed.data : null;
  } catch {
    return null;
  }
}

/** What arrives, without closing the socket once the reader has enough: the answer leaves by it. */
function unended(socket: Socket): AsyncIterable<Buffer> {
  return socket.iterator({ destroyOnReturn: false }) as AsyncIterable<Buffer>;
}
