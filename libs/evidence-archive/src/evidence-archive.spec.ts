import { execFileSync } from 'node:child_process';
import { generateKeyPairSync, sign } from 'node:crypto';
import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { Journal } from '@e5b/journal';
import fc from 'fast-check';
import {
  EvidenceDraft,
  type EvidenceFacts,
  EvidenceRefusedError,
  extractEvidence,
  listEvidence,
  openEvidenceItem,
  TarLayoutError,
  verifyEvidence,
} from './index.js';

const keys = generateKeyPairSync('ed25519');
const signer = {
  publicPem: keys.publicKey.export({ type: 'spki', format: 'pem' }).toString(),
  sign: (bytes: Buffer) => sign(null, bytes, keys.privateKey).toString('base64url'),
};
const facts: EvidenceFacts = {
  stage: 'work',
  sittingId: 'a0000000-0000-4000-8000-000000000001',
  createdAt: 1_795_300_000_123,
  candidate: { lastName: 'Élan', firstName: 'Zoé', number: '0123456789' },
  commission: 'C12',
  sujet: { cms: 'wordpress', letter: 'B', code: 'WP-B' },
  window: { startedAt: 1, endedAt: 2, grantedSeconds: 2400 },
};

let directory: string;
beforeEach(async () => {
  directory = await mkdtemp(join(tmpdir(), 'evidence-'));
});
afterEach(() => rm(directory, { recursive: true }));

async function journalOf(lines: number): Promise<string> {
  const path = join(directory, 'journal.ndjson');
  await rm(path, { force: true });
  const journal = await Journal.open(path);
  for (let at = 1; at <= lines; at += 1) await journal.append([{ kind: 'test', at, data: { page: `n° ${at}` } }]);
  await journal.close();
  return path;
}

async function fill(draft: EvidenceDraft, journal?: string): Promise<void> {
  await draft.addJournal('activity.ndjson', 'activity-journal', journal ?? (await journalOf(3)));
  await draft.addJournal('access.ndjson', 'access-journal', join(directory, 'never-written.ndjson'));
  await draft.add('events.ndjson', 'events', Readable.from([Buffer.from('{}\n'), Buffer.from('{}\n')]));
  await draft.add('final.sql.gz', 'final-dump', Buffer.alloc(513, 7));
  await draft.add('files.tar.gz', 'changed-files', Buffer.alloc(512, 9));
  await draft.add('files.json', 'changed-files-list', '[]');
  await draft.add('sitting.json', 'sitting', '{"durée":1}');
  await draft.add('lisezmoi.txt', 'readme', 'À lire.\n');
}

async function archive(stage: 'work' | 'complete' = 'work', name = 'work.tar'): Promise<string> {
  const draft = await EvidenceDraft.begin(directory);
  await fill(draft);
  if (stage === 'complete') {
    await draft.add('grille.pdf', 'grille', 'grille');
    await draft.add('fiche.pdf', 'fiche', 'fiche');
  }
  const written = await draft.seal({ ...facts, stage }, signer, name);
  await draft.discard();
  return written.path;
}

describe('an evidence archive', () => {
  it('verifies, and leaves nothing but itself in its directory', async () => {
    const path = await archive();
    const verdict = await verifyEvidence(path, { publicKey: keys.publicKey });
    expect(verdict.checks.filter((check) => !check.ok)).toEqual([]);
    expect(verdict).toMatchObject({ ok: true, keyCompared: true });
    expect(verdict.manifest?.journals['activity.ndjson']?.count).toBe(3);
    expect(verdict.manifest?.journals['access.ndjson']).toEqual({ count: 0, head: '0'.repeat(64) });
    expect((await readdir(directory)).sort()).toEqual(['journal.ndjson', 'work.tar']);
  });

  it('is the same bytes when made again from the same items', async () => {
    const [first, second] = [await archive('work', 'a.tar'), await archive('work', 'b.tar')];
    expect(await readFile(first)).toEqual(await readFile(second));
  });

  it('opens with an ordinary tar', async () => {
    const listed = execFileSync('tar', ['-tf', await archive('complete')])
      .toString()
      .trim()
      .split('\n');
    expect(listed.slice(0, 3)).toEqual(['manifest.json', 'manifest.sig', 'centre.pub.pem']);
    expect(listed).toContain('fiche.pdf');
  });

  it('is refused with another key than the given one', async () => {
    const other = generateKeyPairSync('ed25519').publicKey;
    const verdict = await verifyEvidence(await archive(), { publicKey: other });
    expect(verdict.ok).toBe(false);
    expect(verdict.checks.find((check) => check.name === 'key')?.ok).toBe(false);
  });

  it('is not sealed when a journal is broken, and then nothing lies under its name', async () => {
    const path = await journalOf(3);
    const lines = (await readFile(path, 'utf8')).split('\n');
    await writeFile(path, [lines[0], lines[2], ''].join('\n'));
    const draft = await EvidenceDraft.begin(join(directory, 'out'));
    await draft.addJournal('activity.ndjson', 'activity-journal', path);
    await expect(draft.seal(facts, signer, 'work.tar')).rejects.toThrow(EvidenceRefusedError);
    await draft.discard();
    expect(await readdir(join(directory, 'out'))).toEqual([]);
  });

  it('leaves out the torn last line of a journal that is still being written', async () => {
    const path = await journalOf(3);
    await writeFile(path, `${await readFile(path, 'utf8')}{"torn":`);
    const draft = await EvidenceDraft.begin(directory);
    await fill(draft, path);
    const written = await draft.seal(facts, signer, 'work.tar');
    await draft.discard();
    expect(written.manifest.journals['activity.ndjson']?.count).toBe(3);
  });

  it('is not sealed while an item of its stage is missing', async () => {
    const draft = await EvidenceDraft.begin(directory);
    await fill(draft);
    await expect(draft.seal({ ...facts, stage: 'complete' }, signer, 'complete.tar')).rejects.toThrow(/kinds found/);
    await draft.discard();
  });

  it('passes on what the disk says and leaves nothing half', async () => {
    const draft = await EvidenceDraft.begin(join(directory, 'out'));
    const full = new Error('ENOSPC');
    const failing = Readable.from(
      (function* () {
        yield Buffer.from('begun');
        throw full;
      })(),
    );
    await expect(draft.add('events.ndjson', 'events', failing)).rejects.toBe(full);
    await draft.discard();
    expect(await readdir(join(directory, 'out'))).toEqual([]);
  });

  it('gives back its items', async () => {
    const path = await archive('complete');
    const names = await extractEvidence(path, join(directory, 'out'));
    expect(names).toEqual((await listEvidence(path)).map((entry) => entry.name));
    expect(await readFile(join(directory, 'out', 'lisezmoi.txt'), 'utf8')).toBe('À lire.\n');
    const stream = await openEvidenceItem(path, 'fiche.pdf');
    expect(Buffer.concat((await stream?.toArray()) as Buffer[]).toString()).toBe('fiche');
    await expect(extractEvidence(path, join(directory, 'out'))).rejects.toThrow(/EEXIST/);
  });
});

describe('a tampered archive', () => {
  let good: Buffer;
  let entries: Buffer[];
  beforeEach(async () => {
    const path = await archive('complete');
    good = await readFile(path);
    const listed = await listEvidence(path);
    entries = listed.map(({ start, bytes }) => good.subarray(start - 512, start + Math.ceil(bytes / 512) * 512));
  });
  const trailer = Buffer.alloc(1024);

  async function verdictOn(bytes: Buffer): Promise<boolean> {
    const path = join(directory, 'tampered.tar');
    await writeFile(path, bytes);
    const { ok } = await verifyEvidence(path);
    await listEvidence(path).catch(() => undefined);
    return ok;
  }

  it('is taken apart and put together rightly by this test', async () => {
    expect(await verdictOn(Buffer.concat([...entries, trailer]))).toBe(true);
  });

  it('is refused whichever bit is flipped', async () => {
    const flip = fc.tuple(fc.nat(good.length - 1), fc.nat(7));
    await fc.assert(
      fc.asyncProperty(flip, async ([at, bit]) => {
        const bytes = Buffer.from(good);
        bytes.writeUInt8(bytes.readUInt8(at) ^ (1 << bit), at);
        expect(await verdictOn(bytes)).toBe(false);
      }),
      { numRuns: 300 },
    );
  });

  it('is refused wherever it is cut or lengthened', async () => {
    await fc.assert(
      fc.asyncProperty(fc.nat(good.length - 1), fc.uint8Array({ minLength: 1, maxLength: 1024 }), async (at, more) => {
        expect(await verdictOn(good.subarray(0, at))).toBe(false);
        expect(await verdictOn(Buffer.concat([good, more]))).toBe(false);
      }),
      { numRuns: 60 },
    );
  });

  it('is refused when entries are left out, doubled or moved', async () => {
    const place = fc.nat(entries.length - 1);
    await fc.assert(
      fc.asyncProperty(place, place, async (from, to) => {
        const rest = entries.filter((_, position) => position !== from);
        const moved = [...rest.slice(0, to), ...entries.slice(from, from + 1), ...rest.slice(to)];
        const doubled = [...entries.slice(0, to), ...entries.slice(from, from + 1), ...entries.slice(to)];
        expect(await verdictOn(Buffer.concat([...rest, trailer]))).toBe(false);
        expect(await verdictOn(Buffer.concat([...doubled, trailer]))).toBe(false);
        expect(await verdictOn(Buffer.concat([...moved, trailer]))).toBe(from === to);
      }),
      { numRuns: 60 },
    );
  });

  it('leads nobody outside, even with a header that adds up', async () => {
    for (const name of ['../outside.txt', '/outside.txt', 'a/../../outside.txt', 'a//b', '.hidden']) {
      const bytes = Buffer.from(good);
      bytes.fill(0, 0, 100).write(name, 0);
      bytes.fill(' ', 148, 156);
      const sum = bytes.subarray(0, 512).reduce((total, byte) => total + byte, 0);
      bytes.write(`${sum.toString(8).padStart(6, '0')}\0 `, 148, 'latin1');
      const path = join(directory, 'evil.tar');
      await writeFile(path, bytes);
      await expect(extractEvidence(path, join(directory, 'out'))).rejects.toThrow(TarLayoutError);
    }
    expect(await readdir(directory)).not.toContain('out');
  });

  it('never crashes the reader, whatever the bytes', async () => {
    await fc.assert(
      fc.asyncProperty(fc.uint8Array({ maxLength: 4096 }), async (bytes) => {
        expect(await verdictOn(Buffer.from(bytes))).toBe(false);
      }),
      { numRuns: 60 },
    );
  });
});
