import { createHash, randomBytes } from 'node:crypto';
import { once } from 'node:events';
import { mkdirSync, readdirSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { createServer, type IncomingMessage, request } from 'node:http';
import { createServer as createNetServer } from 'node:net';
import { join } from 'node:path';
import WebSocketClient, { type WebSocket, WebSocketServer } from 'ws';
import { GatewayRig } from '../support/gateway-rig.js';

const SITE = 'abcdefg1';
const OTHER = 'zyxwvut9';
let rig: GatewayRig;
let cookie: string;
let aborted = 0;
let connections = 0;
let socketHeaders: IncomingMessage['headers'] = {};

beforeAll(async () => {
  rig = await GatewayRig.start({ E5B_MAX_UPLOAD_BYTES: String(32 * 1024 * 1024) });
  const site = createServer((req, res) => {
    if (req.url === '/hash') {
      const hash = createHash('sha256');
      req.on('data', (chunk: Buffer) => hash.update(chunk));
      req.on('end', () => res.end(`${req.headers['content-length']} ${hash.digest('hex')}`));
    } else if (req.url === '/stream') {
      res.writeHead(200, { 'content-type': 'text/event-stream' });
      res.write('data: 1\n\n');
      res.on('close', () => aborted++);
    } else if (req.url === '/large') res.end(Buffer.alloc(20 * 1024 * 1024, 7));
    else if (req.url === '/cut') {
      res.writeHead(200, { 'content-length': 100 });
      res.write('half', () => req.socket.destroy());
    } else if (req.url === '/once') {
      // Closes a kept connection at the moment of its next request, as Apache's keep-alive time-out may.
      res.end(String(++connections), () => req.socket.once('data', () => req.socket.destroy()));
    } else {
      req.resume();
      res.end('ok');
    }
  });
  const sockets = new WebSocketServer({ server: site });
  sockets.on('connection', (socket: WebSocket, req: IncomingMessage) => {
    socketHeaders = req.headers;
    socket.on('message', (data: Buffer) => socket.send(`echo ${data.toString()}`));
  });
  await rig.serve(SITE, site);
  await rig.lease(SITE);
  cookie = await rig.enter(SITE);
});
afterAll(() => rig.stop());

const openSocket = (headers: Record<string, string>): WebSocketClient =>
  new WebSocketClient(`ws://127.0.0.1:${rig.port}/live`, {
    headers: { host: `${SITE}.localhost:${rig.port}`, origin: `http://${SITE}.localhost:${rig.port}`, ...headers },
  });
const refusedWith = async (socket: WebSocketClient): Promise<number> => {
  const [, answer] = (await once(socket, 'unexpected-response')) as [unknown, IncomingMessage];
  return answer.statusCode ?? 0;
};

test('20 MB go up and come down unchanged, and nothing stays in the spool', async () => {
  const body = randomBytes(20 * 1024 * 1024);
  const up = await rig.call(SITE, '/hash', { cookie, method: 'POST', body });
  expect(up.body).toBe(`${body.length} ${createHash('sha256').update(body).digest('hex')}`);
  expect((await rig.call(SITE, '/large', { cookie })).body).toHaveLength(20 * 1024 * 1024);
  expect(readdirSync(join(rig.dataDir, 'run/spool'))).toEqual([]);
});

test('an upload announced as 1 GB is refused before it is sent', async () => {
  const started = performance.now();
  const upload = request({
    host: '127.0.0.1',
    port: rig.port,
    method: 'POST',
    path: '/wp-admin/async-upload.php',
    headers: { host: `${SITE}.localhost`, cookie, 'content-length': 1024 ** 3, expect: '100-continue' },
  });
  upload.on('continue', () => {
    throw new Error('told to go on');
  });
  upload.flushHeaders();
  const [answer] = (await once(upload, 'response')) as [IncomingMessage];
  const text = (await answer.setEncoding('utf8').toArray()).join('');
  upload.destroy();
  expect([answer.statusCode, text.includes('trop volumineux')]).toEqual([413, true]);
  expect(performance.now() - started).toBeLessThan(1000);
});

test('an endless upload without a length is stopped at the limit, and its sender still reads why', async () => {
  const upload = request({
    host: '127.0.0.1',
    port: rig.port,
    method: 'POST',
    path: '/hash',
    headers: { host: `${SITE}.localhost`, cookie, 'transfer-encoding': 'chunked' },
  });
  let sent = 0;
  const answers: IncomingMessage[] = [];
  const answered = once(upload, 'response').then(([response]) => {
    answers.push(response as IncomingMessage);
  });
  while (answers.length === 0 && sent < 200) {
    if (!upload.write(Buffer.alloc(1024 * 1024))) await Promise.race([once(upload, 'drain'), answered]);
    sent++;
  }
  upload.destroy();
  expect(answers[0]?.statusCode).toBe(413);
  expect(sent).toBeLessThan(100);
});

test('a client that leaves stops the work at the sandbox', async () => {
  const before = aborted;
  const stream = request({
    host: '127.0.0.1',
    port: rig.port,
    path: '/stream',
    headers: { host: `${SITE}.localhost`, cookie },
  });
  stream.end();
  const [answer] = (await once(stream, 'response')) as [IncomingMessage];
  expect(String((await once(answer, 'data'))[0])).toBe('data: 1\n\n');
  stream.on('error', () => undefined);
  stream.destroy();
  await rig.until(() => aborted === before + 1);
});

test('a WebSocket goes through, without the gateway’s cookie', async () => {
  const socket = openSocket({ cookie: `${cookie}; mine=1` });
  await once(socket, 'open');
  socket.send('bonjour');
  expect(String((await once(socket, 'message'))[0])).toBe('echo bonjour');
  expect(socketHeaders.cookie).toBe('mine=1');
  socket.close();
  await once(socket, 'close');
});

test('a WebSocket without a cookie, of a reader, or from another origin is refused', async () => {
  const reader = await rig.enter(SITE, { who: 'examiner', right: 'read' });
  expect(await refusedWith(openSocket({}))).toBe(403);
  expect(await refusedWith(openSocket({ cookie: reader }))).toBe(403);
  expect(await refusedWith(openSocket({ cookie, origin: `http://${OTHER}.localhost:${rig.port}` }))).toBe(403);
});

test('an open WebSocket and a stream end with the window', async () => {
  const socket = openSocket({ cookie });
  await once(socket, 'open');
  const ended = once(socket, 'close');
  const closesAt = rig.now() + 300;
  await rig.lease(SITE, { closesAt });
  await ended;
  expect(rig.now() - closesAt).toBeGreaterThanOrEqual(0);
  expect(rig.now() - closesAt).toBeLessThan(1000);
  expect(await refusedWith(openSocket({ cookie }))).toBe(403);
  await rig.lease(SITE);
});

test('a pause cuts an open WebSocket at once', async () => {
  const socket = openSocket({ cookie });
  await once(socket, 'open');
  const ended = once(socket, 'close');
  await rig.lease(SITE, { state: 'paused', opensAt: null, closesAt: null });
  await ended;
  await rig.lease(SITE);
});

test('an answer cut in the middle is cut for the browser too, never passed off as whole', async () => {
  await expect(rig.call(SITE, '/cut', { cookie })).rejects.toThrow(/aborted|hang up|reset/i);
});

test('a kept connection that proves closed costs a page nothing', async () => {
  const before = connections;
  for (let i = 1; i <= 20; i++) {
    const { status, body } = await rig.call(SITE, '/once', { cookie });
    expect([status, body]).toEqual([200, String(before + i)]);
  }
});

test.each([
  ['nothing', () => undefined],
  ['a plain file', (path: string) => writeFileSync(path, '')],
  ['a link to another’s socket', (path: string) => symlinkSync(join(rig.siteDirectory(SITE), 'http.sock'), path)],
])('%s in the place of the socket is « en cours de réparation »', async (_name, plant) => {
  mkdirSync(rig.siteDirectory(OTHER), { recursive: true });
  const path = join(rig.siteDirectory(OTHER), 'http.sock');
  rmSync(path, { force: true });
  plant(path);
  await rig.lease(OTHER);
  const reply = await rig.call(OTHER, '/', { cookie: await rig.enter(OTHER), headers: { accept: 'text/html' } });
  expect([reply.status, reply.headers['retry-after'], reply.headers.refresh]).toEqual([503, '3', '3']);
  expect(reply.body).toContain('en cours de réparation');
});

test.each([
  ['a link to another', (path: string) => symlinkSync(rig.siteDirectory(SITE), path)],
  ['a file', (path: string) => writeFileSync(path, '')],
])('%s in the place of a sandbox’s directory is not followed', async (_name, plant) => {
  rmSync(rig.siteDirectory(OTHER), { recursive: true, force: true });
  plant(rig.siteDirectory(OTHER));
  await rig.lease(OTHER);
  expect((await rig.call(OTHER, '/', { cookie: await rig.enter(OTHER) })).status).toBe(503);
  rmSync(rig.siteDirectory(OTHER));
});

test.each([
  ['a status out of range', 'HTTP/1.1 099 Odd\r\nContent-Length: 0\r\n\r\n'],
  ['no HTTP', 'SSH-2.0-OpenSSH_9\r\n'],
  ['two lengths', 'HTTP/1.1 200 OK\r\nContent-Length: 1\r\nContent-Length: 2\r\n\r\nab'],
  ['length and coding', 'HTTP/1.1 200 OK\r\nContent-Length: 1\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n'],
  ['an endless head', `HTTP/1.1 200 OK\r\nX: ${'x'.repeat(100_000)}\r\n\r\n`],
  ['nothing', ''],
])('a sandbox that answers with %s harms nobody else', async (_name, answer) => {
  const path = join(rig.siteDirectory(OTHER), 'http.sock');
  mkdirSync(rig.siteDirectory(OTHER), { recursive: true });
  rmSync(path, { force: true });
  const site = createNetServer((socket) => {
    socket.on('error', () => undefined);
    socket.once('data', () => socket.end(answer));
  }).listen(path);
  await once(site, 'listening');
  await rig.lease(OTHER);
  const reply = await rig.call(OTHER, '/', { cookie: await rig.enter(OTHER) });
  site.close();
  expect(reply.status).toBe(503);
  expect((await rig.call(SITE, '/', { cookie })).status).toBe(200);
  expect(JSON.parse((await rig.control('GET', '/health/ready')).body).unexpectedErrors).toBe(0);
});

test('a sandbox that hangs holds up no other', async () => {
  const path = join(rig.siteDirectory(OTHER), 'http.sock');
  rmSync(path, { force: true });
  const hanging = createNetServer(() => undefined).listen(path);
  await once(hanging, 'listening');
  await rig.lease(OTHER);
  const other = await rig.enter(OTHER);
  const stuck = Array.from({ length: 40 }, () => rig.call(OTHER, '/', { cookie: other }).catch(() => null));
  const started = performance.now();
  for (let i = 0; i < 20; i++) expect((await rig.call(SITE, '/', { cookie })).status).toBe(200);
  expect(performance.now() - started).toBeLessThan(2000);
  await rig.lease(OTHER, { state: 'ended' });
  await Promise.all(stuck);
  hanging.close();
}, 20_000);
