import { type ChildProcess, spawn } from 'node:child_process';
import { generateKeyPairSync, type KeyObject, sign } from 'node:crypto';
import { once } from 'node:events';
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { type IncomingHttpHeaders, type OutgoingHttpHeaders, request, type Server } from 'node:http';
import { connect, createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import type { Lease, SignedLease, Ticket } from '@e5b/contracts';
import { signTicket } from './sign-ticket.js';

const MAIN = join(import.meta.dirname, '../../apps/gateway/dist/main.js');

export interface Reply {
  status: number;
  headers: IncomingHttpHeaders;
  body: string;
}

export interface Call {
  method?: string;
  headers?: OutgoingHttpHeaders;
  cookie?: string;
  body?: string | Buffer;
}

/** A real gateway process on a data directory of its own; the test plays the api (it holds the key) and the sandboxes. */
export class GatewayRig {
  readonly dataDir = mkdtempSync(join(tmpdir(), 'e5b-gw-'));
  readonly boot = readFileSync('/proc/sys/kernel/random/boot_id', 'utf8').trim();
  readonly output: string[] = [];
  port = 0;
  private readonly keys: { publicKey: KeyObject; privateKey: KeyObject } = generateKeyPairSync('ed25519');
  private readonly anchor = { wall: Date.now(), monotonic: Number(process.hrtime.bigint()) / 1e6, boot: this.boot };
  private readonly versions = new Map<string, number>();
  private readonly sites: Server[] = [];
  private process: ChildProcess | null = null;

  private constructor(private readonly env: Record<string, string>) {}

  static async start(env: Record<string, string> = {}): Promise<GatewayRig> {
    const rig = new GatewayRig(env);
    mkdirSync(join(rig.dataDir, 'keys'));
    writeFileSync(join(rig.dataDir, 'keys/api.pub.pem'), rig.keys.publicKey.export({ type: 'spki', format: 'pem' }));
    rig.port = await freePort();
    await rig.spawn();
    return rig;
  }

  async spawn(): Promise<void> {
    const child = spawn(process.execPath, [MAIN], {
      env: { PATH: process.env.PATH, E5B_DATA_DIR: this.dataDir, E5B_GATEWAY_PORT: String(this.port), ...this.env },
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    this.process = child;
    for (const stream of [child.stdout, child.stderr]) {
      stream.on('data', (chunk: Buffer) => this.output.push(chunk.toString()));
    }
    await this.until(async () => {
      if (child.exitCode !== null) throw new Error(`gateway ended: ${this.output.join('')}`);
      return (await this.control('GET', '/health/ready').catch(() => null))?.status === 200;
    });
  }

  get pid(): number {
    return this.process?.pid ?? 0;
  }

  async kill(signal: NodeJS.Signals = 'SIGKILL'): Promise<number | null> {
    const child = this.process;
    if (!child || child.exitCode !== null || child.signalCode !== null) return null;
    const gone = once(child, 'exit');
    child.kill(signal);
    await gone;
    return child.exitCode;
  }

  async stop(): Promise<void> {
    await this.kill();
    for (const site of this.sites) {
      site.closeAllConnections();
      site.close();
    }
    rmSync(this.dataDir, { recursive: true, force: true });
  }

  /** Trusted ms, as the api and the gateway reckon it. */
  now(): number {
    return Math.round(this.anchor.wall + Number(process.hrtime.bigint()) / 1e6 - this.anchor.monotonic);
  }

  siteDirectory(sandbox: string): string {
    return join(this.dataDir, 'run/sbx', sandbox);
  }

  /** Serves `site` on the unix socket where a sandbox's Apache would be. */
  async serve(sandbox: string, site: Server): Promise<void> {
    mkdirSync(this.siteDirectory(sandbox), { recursive: true });
    const path = join(this.siteDirectory(sandbox), 'http.sock');
    if (existsSync(path)) rmSync(path);
    site.listen({ path });
    await once(site, 'listening');
    this.sites.push(site);
  }

  sign(payload: string, key = this.keys.privateKey): SignedLease {
    return { payload, signature: sign(null, Buffer.from(payload), key).toString('base64url') };
  }

  leaseOf(sandbox: string, change: Partial<Lease> = {}): Lease {
    const version = (this.versions.get(sandbox) ?? 0) + 1;
    this.versions.set(sandbox, version);
    const now = this.now();
    const open = { state: 'open' as const, opensAt: now - 1000, closesAt: now + 600_000 };
    return { sandbox, version, ...open, clock: this.anchor, issuedAt: now, entriesFrom: 0, ...change };
  }

  /** Gives a lease as the api would; open for ten minutes unless `change` says otherwise. */
  async lease(sandbox: string, change: Partial<Lease> = {}): Promise<Lease> {
    const lease = this.leaseOf(sandbox, change);
    const reply = await this.control('PUT', `/leases/${sandbox}`, this.sign(JSON.stringify(lease)));
    if (reply.status !== 200) throw new Error(`lease refused: ${reply.status} ${reply.body}`);
    return lease;
  }

  ticket(sandbox: string, change: Partial<Ticket> = {}, key = this.keys.privateKey): string {
    return signTicket(key, this.now(), { sandbox, ...change });
  }

  /** Enters a site as its candidate (or as `change` says). @returns the Cookie header */
  async enter(sandbox: string, change: Partial<Ticket> = {}): Promise<string> {
    const reply = await this.call(sandbox, `/.e5b/enter?ticket=${this.ticket(sandbox, change)}`);
    const cookie = reply.headers['set-cookie']?.[0]?.split(';', 1)[0];
    if (reply.status !== 303 || !cookie) throw new Error(`entry refused: ${reply.status}`);
    return cookie;
  }

  call(sandbox: string, path: string, { method = 'GET', headers = {}, cookie, body }: Call = {}): Promise<Reply> {
    const host = `${sandbox}.localhost:${this.port}`;
    return send(
      { host: '127.0.0.1', port: this.port, path, method, agent: false },
      { host, ...(cookie && { cookie }), ...headers },
      body,
    );
  }

  control(method: string, path: string, body?: unknown): Promise<Reply> {
    const socketPath = join(this.dataDir, 'run/gateway.sock');
    return send({ socketPath, path, method, agent: false }, {}, body === undefined ? undefined : JSON.stringify(body));
  }

  /** Waits for a condition; throws when it has not come true after ten seconds. */
  async until(condition: () => boolean | Promise<boolean>): Promise<void> {
    const end = Date.now() + 10_000;
    while (Date.now() < end) {
      if (await condition()) return;
      await delay(20);
    }
    throw new Error(`condition not met\n${this.output.slice(-20).join('')}`);
  }
}

export function send(
  options: { host?: string; port?: number; socketPath?: string; path: string; method: string; agent: false },
  headers: OutgoingHttpHeaders,
  body?: string | Buffer,
): Promise<Reply> {
  return new Promise((resolve, reject) => {
    // Node frames no body of a DELETE by itself.
    const length = body === undefined ? {} : { 'content-length': Buffer.byteLength(body) };
    const req = request({ ...options, headers: { ...length, ...headers } }, (res) => {
      const chunks: Buffer[] = [];
      res.on('data', (chunk: Buffer) => chunks.push(chunk));
      res.on('error', reject);
      res.on('end', () => {
        resolve({ status: res.statusCode ?? 0, headers: res.headers, body: Buffer.concat(chunks).toString() });
      });
    });
    req.on('error', reject);
    req.end(body);
  });
}

export async function freePort(): Promise<number> {
  const probe = createServer().listen(0, '127.0.0.1');
  await once(probe, 'listening');
  const address = probe.address();
  probe.close();
  await once(probe, 'close');
  return typeof address === 'object' && address ? address.port : 0;
}

/** Sends bytes as they are, for requests that no HTTP client would make. @returns everything that came back */
export function sendRaw(port: number, text: string): Promise<string> {
  return new Promise((resolve, reject) => {
    const socket = connect({ host: '127.0.0.1', port }, () => socket.write(text));
    let reply = '';
    socket.setEncoding('latin1');
    socket.on('data', (chunk: string) => {
      reply += chunk;
    });
    socket.on('error', reject);
    socket.on('close', () => resolve(reply));
    socket.setTimeout(250, () => socket.destroy());
  });
}
