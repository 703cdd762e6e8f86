import { randomBytes } from 'node:crypto';
import fc from 'fast-check';
import { clientHash, type Entry, EntryCookies, newClientId } from './entry-cookie.js';

const site = { sandbox: 'abcdefg1', entriesFrom: 0 };
const cookies = new EntryCookies(randomBytes(32));
const entry = (change: Partial<Entry> = {}): Entry => ({
  sandbox: 'abcdefg1',
  who: 'candidate',
  right: 'write',
  client: newClientId(),
  enteredAt: 1_800_000_000_000,
  ...change,
});
const pair = (line: string): string => line.split(';', 1)[0] ?? '';

test('an issued cookie is found again, with all it says', () => {
  const given = entry({ who: 'examiner', right: 'read' });
  expect(cookies.find(pair(cookies.issue(given)), site)).toEqual(given);
});

test('it is bound to one origin and out of reach of scripts', () => {
  expect(cookies.issue(entry())).toMatch(/; Path=\/; HttpOnly; SameSite=Lax$/);
  expect(cookies.issue(entry())).not.toMatch(/domain/i);
});

test('a cookie of one sandbox opens no other', () => {
  expect(cookies.find(pair(cookies.issue(entry())), { ...site, sandbox: 'zzzzzzz9' })).toBeNull();
});

test('a candidate who was moved to another workstation enters anew; the examiner stays', () => {
  const moved = { ...site, entriesFrom: 1_800_000_000_001 };
  expect(cookies.find(pair(cookies.issue(entry())), moved)).toBeNull();
  expect(cookies.find(pair(cookies.issue(entry({ enteredAt: moved.entriesFrom }))), moved)).not.toBeNull();
  for (const who of ['examiner', 'centre'] as const)
    expect(cookies.find(pair(cookies.issue(entry({ who, right: 'read' }))), moved)).not.toBeNull();
});

test('another secret’s cookie is nobody’s', () => {
  const foreign = new EntryCookies(randomBytes(32)).issue(entry());
  expect(cookies.find(pair(foreign), site)).toBeNull();
});

test('cookies planted by a sibling origin lock nobody out, wherever they stand', () => {
  const good = entry();
  const own = pair(cookies.issue(good));
  const planted = ['e5b_site=x', 'e5b_site=', pair(cookies.issue(entry({ sandbox: 'zzzzzzz9' }))), 'e5b_site="'];
  for (let place = 0; place <= planted.length; place++) {
    const header = [...planted.slice(0, place), own, ...planted.slice(place)].join('; ');
    expect(cookies.find(header, site)).toEqual(good);
  }
});

test('no changed character survives', () => {
  const value = pair(cookies.issue(entry()));
  fc.assert(
    fc.property(
      fc.nat(value.length - 1 - 'e5b_site='.length),
      fc.constantFrom('a', 'Z', '0', '9', '-', '_', '.', '~'),
      (offset, char) => {
        const at = offset + 'e5b_site='.length;
        const changed = value.slice(0, at) + char + value.slice(at + 1);
        // The last character of a base64url hash carries two spare bits, yet only the canonical form is taken.
        if (changed !== value) expect(cookies.find(changed, site)).toBeNull();
      },
    ),
  );
});

test('a reader cannot become a writer by rewriting the text', () => {
  const reader = pair(cookies.issue(entry({ who: 'examiner', right: 'read' })));
  expect(cookies.find(reader.replace('.read.', '.write.'), site)).toBeNull();
});

test('any header at all is read without falling over', () => {
  fc.assert(
    fc.property(fc.string(), (header) => {
      expect(cookies.find(`e5b_site=${header}; ${header}`, site)).toBeNull();
    }),
  );
  expect(cookies.find(undefined, site)).toBeNull();
});

test('the journal’s mark of a client is short and not the id', () => {
  const client = newClientId();
  expect(clientHash(client)).toMatch(/^[0-9a-f]{12}$/);
  expect(client).not.toContain(clientHash(client));
});
