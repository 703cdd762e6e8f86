// A real gateway process in front of one sandbox, with this bench in the api's place.
import { generateKeyPairSync, randomUUID, sign } from 'node:crypto';
import { once } from 'node:events';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { Agent, request } from 'node:http';
import { createServer } from 'node:net';
import { join, resolve } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { endProgram, startProgram } from './child-process.mjs';

const MAIN = resolve(import.meta.dirname, '../../apps/gateway/dist/main.js');
const TICKET_TTL_MS = 30_000;

/** One request; resolves with status, headers and text once the whole answer is there. */
export function call({ agent, headers = {}, method = 'GET', path = '/', body, ...target }) {
  return new Promise((done, fail) => {
    const length = body === undefined ? {} : { 'content-length': Buffer.byteLength(body) };
    const req = request({ ...target, agent, method, path, headers: { ...length, ...headers } }, (res) => {
      const chunks = [];
      res.on('data', (chunk) => {
        chunks.push(chunk);
      });
      res.on('error', fail);
      res.on('end', () =>
        done({ status: res.statusCode, headers: res.headers, text: () => Buffer.concat(chunks).toString() }),
      );
    });
    req.on('error', fail);
    req.end(body);
  });
}

async function freePort() {
  const probe = createServer().listen(0, '127.0.0.1');
  await once(probe, 'listening');
  const { port } = probe.address();
  probe.close();
  await once(probe, 'close');
  return port;
}

/** Starts the gateway; `sandbox` is let in for an hour. */
export async function startGatewayRig(sandbox) {
  const dataDir = mkdtempSync(join(process.env.E5B_DATA_DIR, 'p-'));
  const { publicKey, privateKey } = generateKeyPairSync('ed25519');
  mkdirSync(join(dataDir, 'keys'));
  writeFileSync(join(dataDir, 'keys/api.pub.pem'), publicKey.export({ type: 'spki', format: 'pem' }));
  const port = await freePort();
  const env = { PATH: process.env.PATH, E5B_DATA_DIR: dataDir, E5B_GATEWAY_PORT: String(port), E5B_LOG_LEVEL: 'warn' };
  const child = startProgram([MAIN], { env, stdio: ['ignore', 'inherit', 'inherit'] });
  const control = join(dataDir, 'run/gateway.sock');
  const host = `${sandbox}.localhost:${port}`;
  const signed = (text) => sign(null, Buffer.from(text), privateKey).toString('base64url');
  return {
    port,
    host,
    socketDir: join(dataDir, 'run/sbx', sandbox),
    /** Gives the lease, exchanges a ticket. @returns the Cookie header */
    async enter() {
      const until = performance.now() + 10_000;
      const ready = () => call({ socketPath: control, path: '/health/ready' }).catch(() => null);
      while ((await ready())?.status !== 200) {
        if (performance.now() > until) throw new Error('the gateway did not start');
        await delay(20);
      }
      const boot = readFileSync('/proc/sys/kernel/random/boot_id', 'utf8').trim();
      const now = Date.now();
      const clock = { wall: now, monotonic: Number(process.hrtime.bigint()) / 1e6, boot };
      const lease = {
        sandbox,
        version: 1,
        state: 'open',
        opensAt: now - 1,
        closesAt: now + 3_600_000,
        clock,
        issuedAt: now,
      };
      const payload = JSON.stringify({ ...lease, entriesFrom: 0 });
      const body = JSON.stringify({ payload, signature: signed(payload) });
      const put = await call({ socketPath: control, method: 'PUT', path: `/leases/${sandbox}`, body });
      if (put.status !== 200) throw new Error(`lease refused: ${put.status}`);
      const ticket = { id: randomUUID(), sandbox, who: 'candidate', right: 'write', path: '/' };
      const text = Buffer.from(JSON.stringify({ ...ticket, expiresAt: Date.now() + TICKET_TTL_MS })).toString(
        'base64url',
      );
      const entered = await call({
        host: '127.0.0.1',
        port,
        path: `/.e5b/enter?ticket=${text}.${signed(text)}`,
        headers: { host },
      });
      const cookie = entered.headers['set-cookie']?.[0]?.split(';', 1)[0];
      if (!cookie) throw new Error(`entry refused: ${entered.status}`);
      return cookie;
    },
    /** Processor time of the gateway so far, in ms. */
    async processorMs() {
      const text = (await call({ socketPath: control, path: '/metrics' })).text();
      return Number(/^e5b_gateway_process_cpu_seconds_total ([\d.e-]+)/m.exec(text)?.[1]) * 1000;
    },
    async stop() {
      await endProgram(child);
      rmSync(dataDir, { recursive: true, force: true });
    },
  };
}

/** As a browser would: a few connections, kept. */
export const keptAgent = (maxSockets) => new Agent({ keepAlive: true, maxSockets, maxFreeSockets: maxSockets });
