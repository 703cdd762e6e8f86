import { createPrivateKey, createPublicKey, generateKeyPairSync, type KeyObject, sign } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { Injectable } from '@nestjs/common';
import { Settings } from '../config/settings.js';

/**
 * The centre's Ed25519 key: signs leases, tickets, fiches and evidence. Made once, 0600;
 * `api.pub.pem` beside it is what the gateway and anybody who verifies an archive reads.
 */
@Injectable()
export class SigningKeys {
  readonly publicPem: string;
  private readonly privateKey: KeyObject;

  constructor(settings: Settings) {
    const { keys } = settings.paths;
    const privateFile = `${keys}/api.key.pem`;
    const publicFile = `${keys}/api.pub.pem`;
    mkdirSync(keys, { recursive: true, mode: 0o700 });
    if (!existsSync(privateFile)) create(privateFile);
    this.privateKey = createPrivateKey(readFileSync(privateFile));
    this.publicPem = createPublicKey(this.privateKey).export({ type: 'spki', format: 'pem' }).toString();
    if (!existsSync(publicFile) || readFileSync(publicFile, 'utf8') !== this.publicPem)
      writeWhole(publicFile, this.publicPem, 0o644);
  }

  /** Ed25519 signature over the exact bytes (text is taken as UTF-8), base64url. */
  sign(bytes: string | Buffer): string {
    return sign(null, Buffer.from(bytes as string), this.privateKey).toString('base64url');
  }
}

function create(file: string): void {
  const { privateKey } = generateKeyPairSync('ed25519');
  writeWhole(file, privateKey.export({ type: 'pkcs8', format: 'pem' }).toString(), 0o600);
}

function writeWhole(file: string, text: string, mode: number): void {
  writeFileSync(`${file}.tmp`, text, { mode });
  renameSync(`${file}.tmp`, file);
}
