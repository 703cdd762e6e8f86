import { generateKeyPairSync, type KeyObject, randomUUID, sign } from 'node:crypto';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Lease, TICKET_TTL_MS } from '@e5b/contracts';
import { ApiKey } from '../keys/api-key.js';
import { TicketDesk } from './ticket-desk.js';

const anchor = { wall: 1_000_000, monotonic: 0, boot: 'b1' };
const lease: Lease = {
  sandbox: 'abcdefg1',
  version: 1,
  state: 'open',
  opensAt: 1_000_000,
  closesAt: 9_000_000,
  clock: anchor,
  issuedAt: 1_000_000,
  entriesFrom: 0,
};
const { publicKey, privateKey } = generateKeyPairSync('ed25519');
const home = mkdtempSync(join(tmpdir(), 'e5b-desk-'));
const reading = { wall: 0, monotonic: 0, boot: 'b1' };
let key: ApiKey;
let desk: TicketDesk;

const at = (now: number): void => {
  reading.monotonic = now - anchor.wall;
};

function ticket(change: object = {}, by: KeyObject = privateKey): string {
  const whole = { id: randomUUID(), sandbox: 'abcdefg1', who: 'candidate', right: 'write', path: '/', ...change };
  const payload = Buffer.from(JSON.stringify({ expiresAt: 2_000_000 + TICKET_TTL_MS, ...whole })).toString('base64url');
  return `${payload}.${sign(null, Buffer.from(payload), by).toString('base64url')}`;
}

const reasonOf = (text: string): string => {
  const verdict = desk.exchange(text, lease);
  return verdict.ok ? 'ok' : verdict.reason;
};

beforeAll(async () => {
  writeFileSync(join(home, 'api.pub.pem'), publicKey.export({ type: 'spki', format: 'pem' }));
  key = await ApiKey.waitFor(join(home, 'api.pub.pem'), () => undefined);
});
afterAll(() => rmSync(home, { recursive: true }));
beforeEach(() => {
  at(1_900_000);
  desk = new TicketDesk(key, { read: () => ({ ...reading }) });
  at(2_000_000);
});

test('a fresh ticket works once', () => {
  const text = ticket();
  expect([reasonOf(text), reasonOf(text)]).toEqual(['ok', 'ticket-used']);
});

test.each([
  ['last millisecond', 2_029_999, 'ok'],
  ['its own end', 2_030_000, 'ticket-expired'],
])('at the %s', (_name, now, reason) => {
  const text = ticket();
  at(now);
  expect(reasonOf(text)).toBe(reason);
});

test('a jump of the wall clock neither expires nor revives a ticket', () => {
  reading.wall = 9e12;
  expect(reasonOf(ticket())).toBe('ok');
  at(2_030_000);
  reading.wall = 0;
  expect(reasonOf(ticket())).toBe('ticket-expired');
});

test('a ticket from before this process started is refused: it may have been used already', () => {
  const text = ticket();
  at(2_000_001);
  desk = new TicketDesk(key, { read: () => ({ ...reading }) });
  expect(reasonOf(text)).toBe('ticket-too-old');
});

test.each([
  ['another sandbox’s', () => ticket({ sandbox: 'zzzzzzz9' })],
  ['one signed by somebody else', () => ticket({}, generateKeyPairSync('ed25519').privateKey)],
  ['one with a longer life than tickets have', () => ticket({ expiresAt: 2_000_000 + TICKET_TTL_MS + 5000 })],
  ['one that leads to another site', () => ticket({ path: '//evil.example/' })],
  ['one that leads to another site in disguise', () => ticket({ path: '/\\evil.example' })],
  ['one with a line break in its path', () => ticket({ path: '/a\r\nSet-Cookie: x=1' })],
  ['one without a signature', () => ticket().split('.')[0] ?? ''],
  ['one with a third part', () => `${ticket()}.x`],
  ['nothing', () => ''],
  ['noise', () => 'a.b'],
])('%s is not valid', (_name, text) => {
  expect(reasonOf(text())).toBe('ticket-invalid');
});

test('a ticket given to the workstation that a candidate was moved from is void; the examiner’s is not', () => {
  const moved = { ...lease, entriesFrom: 2_000_001 };
  expect(desk.exchange(ticket(), moved)).toMatchObject({ ok: false, reason: 'ticket-expired' });
  expect(desk.exchange(ticket({ who: 'examiner', right: 'read' }), moved)).toMatchObject({ ok: true });
  expect(desk.exchange(ticket({ expiresAt: 2_030_001 }), moved)).toMatchObject({ ok: true });
});

test('used tickets are forgotten only after they have expired', () => {
  const early = ticket();
  expect(reasonOf(early)).toBe('ok');
  at(2_031_001);
  expect(reasonOf(ticket({ expiresAt: 2_060_000 }))).toBe('ok');
  expect(reasonOf(early)).toBe('ticket-expired');
});
