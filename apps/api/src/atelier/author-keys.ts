import { createPrivateKey, type KeyObject } from 'node:crypto';
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { type PackSigner, signerOf } from '@e5b/context-pack';
import { KeyFileName } from '@e5b/contracts';
import { DomainError } from '@e5b/exam-core';
import { Injectable } from '@nestjs/common';
import { AtelierFolders } from './atelier-folders.js';

/** Authors' signing keys: files with a passphrase. What was opened lives in memory until its publication is over. */
@Injectable()
export class AuthorKeys {
  private readonly opened = new Map<string, PackSigner>();

  constructor(private readonly folders: AtelierFolders) {}

  /** Names of the key files, in order. */
  async files(): Promise<string[]> {
    const names = await readdir(this.folders.keys);
    return names.filter((name) => KeyFileName.safeParse(name).success).sort();
  }

  /**
   * Opens a key for one publication.
   * @throws DomainError SIGNING_KEY_REFUSED (`reason`: key-missing, key-unprotected, key-passphrase, key-not-ed25519)
   */
  async open(atelierId: string, name: string, passphrase: string): Promise<void> {
    if (!(await this.files()).includes(name)) throw refused('key-missing');
    const pem = await readFile(join(this.folders.keys, name), 'utf8');
    if (!pem.includes('ENCRYPTED PRIVATE KEY')) throw refused('key-unprotected');
    let key: KeyObject;
    try {
      key = createPrivateKey({ key: pem, passphrase });
    } catch {
      throw refused('key-passphrase');
    }
    if (key.asymmetricKeyType !== 'ed25519') throw refused('key-not-ed25519');
    this.opened.set(atelierId, signerOf(key));
  }

  /** The key that was opened for this atelier, or null after a restart. */
  of(atelierId: string): PackSigner | null {
    return this.opened.get(atelierId) ?? null;
  }

  forget(atelierId: string): void {
    this.opened.delete(atelierId);
  }
}

const refused = (reason: string): DomainError => new DomainError('SIGNING_KEY_REFUSED', { reason });
