import { Lease, SandboxName, type SignedLease } from '@e5b/contracts';
import { z } from 'zod';
import type { ApiKey } from '../keys/api-key.js';

/** The api's order to forget a sandbox; kept so that an older lease cannot come back. */
export const LeaseRemoval = z.object({
  sandbox: SandboxName,
  deleted: z.literal(true),
  version: z.number().int().positive(),
});
export type LeaseRemoval = z.infer<typeof LeaseRemoval>;

export type LeaseOrder = { kind: 'lease'; lease: Lease } | { kind: 'removal'; removal: LeaseRemoval };

/** Why an order was not taken: `signature` is not the api's, `shape` is not an order, `stale` is older than what is held. */
export class LeaseRefused extends Error {
  override readonly name = 'LeaseRefused';

  constructor(
    readonly reason: 'signature' | 'shape' | 'stale',
    message: string,
  ) {
    super(message);
  }
}

/** @throws LeaseRefused when the signature is not the api's or the payload is neither a lease nor a removal */
export function readOrder(signed: SignedLease, key: ApiKey): LeaseOrder {
  if (!key.signed(signed.payload, signed.signature)) throw new LeaseRefused('signature', 'not signed by the api');
  const value = parseJson(signed.payload);
  const removal = LeaseRemoval.safeParse(value);
  if (removal.success) return { kind: 'removal', removal: removal.data };
  const lease = Lease.safeParse(value);
  if (!lease.success) throw new LeaseRefused('shape', z.prettifyError(lease.error));
  const { state, opensAt, closesAt } = lease.data;
  if (state === 'open' && (opensAt === null || closesAt === null || opensAt > closesAt)) {
    throw new LeaseRefused('shape', 'an open lease needs opensAt ≤ closesAt');
  }
  return { kind: 'lease', lease: lease.data };
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch {
    throw new LeaseRefused('shape', 'not JSON');
  }
}
