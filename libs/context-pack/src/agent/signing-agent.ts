import { createConnection } from 'node:net';
import { keyIdOf, type PackSigner, readPublicPem, signatureHolds } from '../pack-key.js';
import { AgentAnswer, type AgentQuestion, firstLine } from './agent-wire.js';

/** An agent may ask a human before it signs. */
const PATIENCE_MS = 120_000;

export interface AgentKey {
  readonly keyId: string;
  readonly name: string;
}

/** The agent does not answer, refuses, or answers something else. */
export class AgentError extends Error {
  override readonly name = 'AgentError';
}

/** Keys that an agent signs with. @throws AgentError */
export async function agentKeys(socketPath: string): Promise<AgentKey[]> {
  return (await publicKeys(socketPath)).map(({ name, publicKey }) => ({ name, keyId: keyIdOf(publicKey) }));
}

/** Signs through an agent, which never shows its key. @throws AgentError when it does not hold this key */
export async function agentSigner(socketPath: string, keyId: string): Promise<PackSigner> {
  const found = (await publicKeys(socketPath)).find(({ publicKey }) => keyIdOf(publicKey) === keyId);
  if (!found) throw new AgentError('The agent does not hold this key');
  return {
    publicKey: found.publicKey,
    sign: async (bytes) => {
      const answer = await ask(socketPath, { ask: 'sign', keyId, manifest: bytes.toString('base64') });
      if (!('signature' in answer)) throw new AgentError('The agent answers something else');
      if (!signatureHolds(bytes, answer.signature, found.publicKey))
        throw new AgentError('The signature does not hold');
      return Buffer.from(answer.signature, 'base64url');
    },
  };
}

async function publicKeys(socketPath: string) {
  const answer = await ask(socketPath, { ask: 'keys' });
  if (!('keys' in answer)) throw new AgentError('The agent answers something else');
  return answer.keys.flatMap(({ name, publicKey }) => {
    const key = readPublicPem(publicKey);
    return key ? [{ name, publicKey: key }] : [];
  });
}

async function ask(socketPath: string, question: AgentQuestion): Promise<AgentAnswer> {
  const socket = createConnection(socketPath);
  const timer = setTimeout(() => socket.destroy(new Error('The agent does not answer')), PATIENCE_MS);
  try {
    socket.write(`${JSON.stringify(question)}\n`);
    const answer = AgentAnswer.parse(JSON.parse(await firstLine(socket)));
    if ('refused' in answer) throw new AgentError(answer.refused);
    return answer;
  } catch (cause) {
    throw cause instanceof AgentError ? cause : new AgentError('The agent does not answer', { cause });
  } finally {
    clearTimeout(timer);
    socket.destroy();
  }
}
