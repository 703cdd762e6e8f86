import { createPrivateKey, type KeyObject } from 'node:crypto';
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { AgentError, agentKeys, agentSigner, type PackSigner, signerOf } from '@e5b/context-pack';
import { KeyFileName, type PublishVersionRequest } from '@e5b/contracts';
import { DomainError } from '@e5b/exam-core';
import { Injectable } from '@nestjs/common';
import { Settings } from '../config/settings.js';
import { AtelierFolders } from './atelier-folders.js';

/** Authors' signing keys: files with a passphrase. What was opened lives in memory until its publication is over. */
@Injectable()
export class AuthorKeys {
  private readonly opened = new Map<string, PackSigner>();

  constructor(
    private readonly folders: AtelierFolders,
    private readonly settings: Settings,
  ) {}

  /** Names of the key files, in order. */
  async files(): Promise<string[]> {
    const names = await readdir(this.folders.keys);
    return names.filter((name) => KeyFileName.safeParse(name).success).sort();
  }

  /** What the agent holds open; nothing while there is none, or it does not answer. */
  async agent(): Promise<{ keyId: string; name: string }[]> {
    const socket = this.settings.env.E5B_SIGNING_AGENT;
    return socket === undefined ? [] : agentKeys(socket).catch(() => []);
  }

  /**
   * Makes a key ready for one publication.
   * @throws DomainError SIGNING_KEY_REFUSED (`reason`: key-missing, key-unprotected, key-passphrase, key-not-ed25519, key-agent)
   */
  async open(atelierId: string, key: PublishVersionRequest['key']): Promise<void> {
    const signer = key.source === 'file' ? this.fromFile(key.name, key.passphrase) : this.fromAgent(key.keyId);
    this.opened.set(atelierId, await signer);
  }

  /** The key that was opened for this atelier, or null after a restart. */
  of(atelierId: string): PackSigner | null {
    return this.opened.get(atelierId) ?? null;
  }

  forget(atelierId: string): void {
    this.opened.delete(atelierId);
  }

  private async fromAgent(keyId: string): Promise<PackSigner> {
    const socket = this.settings.env.E5B_SIGNING_AGENT;
    if (socket === undefined) throw refused('key-agent');
    return agentSigner(socket, keyId).catch((error: unknown) => {
      throw error instanceof AgentError ? refused('key-agent') : error;
    });
  }

  private async fromFile(name: string, passphrase: string): Promise<PackSigner> {
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
    return signerOf(key);
  }
}

const refused = (reason: string): DomainError => new DomainError('SIGNING_KEY_REFUSED', { reason });
