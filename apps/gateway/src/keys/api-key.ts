import { createPublicKey, type KeyObject, verify } from 'node:crypto';
import { readFileSync, statSync } from 'node:fs';
import { setTimeout as delay } from 'node:timers/promises';

/** The api's public key: says whether a lease or a ticket is its own. */
export class ApiKey {
  private constructor(
    private readonly path: string,
    private key: KeyObject,
    private readAt: number,
  ) {}

  /**
   * Waits for the api to have written its key (it does so at its first start).
   * @param onWait called once when the key is not there yet
   */
  static async waitFor(path: string, onWait: () => void): Promise<ApiKey> {
    let told = false;
    for (;;) {
      const found = readKey(path);
      if (found) return new ApiKey(path, found.key, found.mtimeMs);
      if (!told) onWait();
      told = true;
      await delay(200);
    }
  }

  /** Whether `signature` (base64url) is the api's over exactly the bytes of `text`. */
  signed(text: string, signature: string): boolean {
    const bytes = Buffer.from(text, 'utf8');
    const mark = Buffer.from(signature, 'base64url');
    if (verify(null, bytes, this.key, mark)) return true;
    return this.reread() && verify(null, bytes, this.key, mark);
  }

  /** A data directory made anew has another key; whoever can write there owns the machine already. */
  private reread(): boolean {
    const found = readKey(this.path);
    if (!found || found.mtimeMs === this.readAt) return false;
    this.key = found.key;
    this.readAt = found.mtimeMs;
    return true;
  }
}

function readKey(path: string): { key: KeyObject; mtimeMs: number } | null {
  try {
    const { mtimeMs } = statSync(path);
    const key = createPublicKey(readFileSync(path));
    if (key.asymmetricKeyType !== 'ed25519') return null;
    return { key, mtimeMs };
  } catch {
    // Absent, or caught in the middle of being written: the caller looks again.
    return null;
  }
}
