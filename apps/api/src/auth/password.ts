import { hash, verify } from '@node-rs/argon2';

// argon2id with OWASP's minimum for interactive sign-in; about 18 ms on a centre's machine.
const COST = { memoryCost: 19_456, timeCost: 2, parallelism: 1 };

export const hashPassword = (password: string): Promise<string> => hash(password, COST);

/** A hash that no password has: verifying against it takes as long as a real one, so that logins cannot be guessed by time. */
const NOBODY = '$argon2id$v=19$m=19456,t=2,p=1$c29tZXNhbHRzb21lc2FsdA$6UhJ2ZKFd/uqWBUZVqFVD1rNmfSn8hk5oPjlTFIsNJM';

export async function verifyPassword(stored: string | null, password: string): Promise<boolean> {
  const matches = await verify(stored ?? NOBODY, password);
  return stored !== null && matches;
}
