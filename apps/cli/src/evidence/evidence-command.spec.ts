import { generateKeyPairSync, sign } from 'node:crypto';
import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { PassThrough } from 'node:stream';
import { text } from 'node:stream/consumers';
import { EvidenceDraft } from '@e5b/evidence-archive';
import { COMMANDS } from '../commands.js';
import { run } from '../run.js';

const keys = generateKeyPairSync('ed25519');
const publicPem = keys.publicKey.export({ type: 'spki', format: 'pem' }).toString();
const signer = { publicPem, sign: (bytes: Buffer) => sign(null, bytes, keys.privateKey).toString('base64url') };

async function e5b(...args: string[]): Promise<{ code: number; out: string; err: string }> {
  const output = { out: new PassThrough(), err: new PassThrough() };
  const code = await run(args, COMMANDS, output);
  return { code, out: await text(output.out.end()), err: await text(output.err.end()) };
}

describe('e5b evidence', () => {
  let directory: string;
  let archive: string;
  let key: string;

  beforeAll(async () => {
    directory = await mkdtemp(join(tmpdir(), 'e5b-cli-'));
    const draft = await EvidenceDraft.begin(directory);
    const none = join(directory, 'none');
    await draft.addJournal('activity.ndjson', 'activity-journal', none);
    await draft.addJournal('access.ndjson', 'access-journal', none);
    for (const kind of ['events', 'final-dump', 'changed-files', 'changed-files-list', 'sitting', 'readme']) {
      await draft.add(`${kind}.txt`, kind, kind);
    }
    const facts = {
      stage: 'work' as const,
      sittingId: 'a0000000-0000-4000-8000-000000000001',
      createdAt: 1_795_300_000_000,
      candidate: { lastName: 'ÉLAN', firstName: 'Zoé', number: '0123' },
      commission: 'C12',
      sujet: { cms: 'wordpress', letter: 'B', code: 'WP-B' },
      window: { startedAt: 1, endedAt: 2, grantedSeconds: 2400 },
    };
    archive = (await draft.seal(facts, signer, 'work.tar')).path;
    await draft.discard();
    key = join(directory, 'centre.pub.pem');
    await writeFile(key, publicPem);
  });
  afterAll(() => rm(directory, { recursive: true }));

  it('says that an archive is intact, and whose', async () => {
    const { code, out } = await e5b('evidence', 'verify', archive, '--key', key);
    expect(code).toBe(0);
    expect(out).toContain('Candidat : ÉLAN Zoé, n° 0123');
    expect(out).toContain('ARCHIVE INTACTE, signée par la clé donnée.');
    expect(out).not.toContain('ÉCHEC');
  });

  it('says without a key that the key is yet to be compared', async () => {
    const { code, out } = await e5b('evidence', 'verify', archive);
    expect(code).toBe(0);
    expect(out).toContain('comparez son empreinte');
  });

  it('refuses an archive signed by somebody else', async () => {
    const other = join(directory, 'other.pem');
    await writeFile(other, generateKeyPairSync('ed25519').publicKey.export({ type: 'spki', format: 'pem' }));
    const { code, out } = await e5b('evidence', 'verify', archive, '--key', other);
    expect(code).toBe(1);
    expect(out).toContain('[ÉCHEC] Clé du centre');
    expect(out).toContain('ARCHIVE REFUSÉE');
  });

  it('names the item that was changed', async () => {
    const bytes = await readFile(archive);
    bytes.write('FINAL', bytes.lastIndexOf('final-dump'));
    const changed = join(directory, 'changed.tar');
    await writeFile(changed, bytes);
    const { code, out } = await e5b('evidence', 'verify', changed);
    expect(code).toBe(1);
    expect(out).toContain('[ÉCHEC] Empreinte de final-dump.txt : la pièce a été modifiée');
  });

  it('lists and extracts, and never over a file that is there', async () => {
    expect((await e5b('evidence', 'list', archive)).out).toMatch(/ 10 {2}final-dump\.txt\n/);
    const to = join(directory, 'out');
    expect((await e5b('evidence', 'extract', archive, '--to', to)).code).toBe(0);
    expect(await readdir(to)).toContain('final-dump.txt');
    expect(await e5b('evidence', 'extract', archive, '--to', to)).toMatchObject({
      code: 1,
      err: expect.stringContaining('existe déjà'),
    });
  });

  it('extracts nothing from a file with a name that leads outside', async () => {
    const bytes = await readFile(archive);
    const evil = join(directory, 'evil.tar');
    bytes.write('../../evil.txt\0', bytes.indexOf('manifest.json'));
    await writeFile(evil, bytes);
    const { code, err } = await e5b('evidence', 'extract', evil, '--to', join(directory, 'never'));
    expect(code).toBe(1);
    expect(err).toContain('n’est pas une archive de passage');
    expect(await readdir(directory)).not.toContain('never');
  });

  it.each([
    [['evidence', 'verify', '/nowhere.tar'], 1, '/nowhere.tar : fichier introuvable.'],
    [['evidence', 'verify', '.'], 1, 'c’est un dossier'],
    [['evidence', 'verify'], 2, 'Indiquez une archive'],
    [['evidence', 'burn', 'a.tar'], 2, 'Action inconnue'],
    [['evidence', 'list', 'a.tar', '--colour'], 2, 'Option inconnue'],
    [['evidence', 'extract', 'a.tar'], 2, '--to DOSSIER'],
    [['what'], 2, 'Commande inconnue'],
  ])('answers %j with exit code %i', async (args, code, message) => {
    const answer = await e5b(...args);
    expect(answer.code).toBe(code);
    expect(answer.err).toContain(message);
  });

  it('says what it can do', async () => {
    const { code, out } = await e5b('help');
    expect(code).toBe(0);
    for (const { name } of COMMANDS) expect(out).toContain(`${name} – `);
  });
});
