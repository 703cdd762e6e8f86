import { z } from 'zod';
import { Sha256 } from '../manifest-parts.js';

/**
 * What passes through a signing agent's unix socket: one JSON object per line, one question per connection.
 * - `{"ask":"keys"}` → `{"keys":[{"name":…,"publicKey":PEM}]}`
 * - `{"ask":"sign","keyId":…,"manifest":base64}` → `{"signature":base64url}`: Ed25519 over exactly those bytes
 * - anything that the agent does not do → `{"refused":why}`
 */
export const AgentQuestion = z.discriminatedUnion('ask', [
  z.strictObject({ ask: z.literal('keys') }),
  z.strictObject({ ask: z.literal('sign'), keyId: Sha256, manifest: z.base64() }),
]);
export type AgentQuestion = z.infer<typeof AgentQuestion>;

export const AgentAnswer = z.union([
  z.strictObject({ keys: z.array(z.strictObject({ name: z.string().max(200), publicKey: z.string().max(2000) })) }),
  z.strictObject({ signature: z.string().regex(/^[A-Za-z0-9_-]{86}$/) }),
  z.strictObject({ refused: z.string().max(200) }),
]);
export type AgentAnswer = z.infer<typeof AgentAnswer>;

/** A manifest names every file of a site: large, but never larger than this in base64. */
const LINE_LIMIT = 128 * 2 ** 20;

/** The first line of a stream. @throws when it ends before, or goes on for too long */
export async function firstLine(source: AsyncIterable<Buffer>): Promise<string> {
  const parts: Buffer[] = [];
  let bytes = 0;
  for await (const chunk of source) {
    const end = chunk.indexOf(10);
    parts.push(end === -1 ? chunk : chunk.subarray(0, end));
    if (end !== -1) return Buffer.concat(parts).toString('utf8');
    bytes += chunk.length;
    if (bytes > LINE_LIMIT) throw new Error('The line is too long');
  }
  throw new Error('The other side went away');
}
