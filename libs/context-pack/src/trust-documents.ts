import { z } from 'zod';
import { Sha256 } from './manifest-parts.js';

const Reason = z.string().trim().min(3).max(500);

/** « From now on this key signs too »: written by the holder of a key already trusted. */
export const KeyRotation = z.strictObject({
  format: z.literal('e5b-key-rotation/1'),
  newKey: z.string().max(400),
  issuedAt: z.iso.datetime(),
  reason: Reason,
});
export type KeyRotation = z.infer<typeof KeyRotation>;

/** Keys and packs that are no longer to be used. A list replaces the one with a lower number. */
export const RevocationList = z.strictObject({
  format: z.literal('e5b-revocations/1'),
  number: z.number().int().positive(),
  issuedAt: z.iso.datetime(),
  keys: z
    .array(
      z.strictObject({
        keyId: Sha256,
        reason: Reason,
        /** Keys that this one had introduced and that stay trusted; whoever stole it cannot add to them. */
        keptSuccessors: z.array(Sha256).max(20),
      }),
    )
    .max(100),
  packs: z.array(z.strictObject({ id: Sha256, label: z.string().max(200), reason: Reason })).max(10_000),
});
export type RevocationList = z.infer<typeof RevocationList>;
