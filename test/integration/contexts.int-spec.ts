import { mkdtempSync, rmSync } from 'node:fs';
import { copyFile, readdir, readFile, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type PackSigner, RevocationList, signDocument } from '@e5b/context-pack';
import { newSigner, smallPack } from '../support/context-packs.js';
import { ContextRig } from '../support/context-rig.js';
import { eventually } from '../support/exam-rig.js';

jest.setTimeout(30_000);

describe('installing contexts', () => {
  let rig: ContextRig;
  let desk: string;
  let version = 0;

  beforeAll(async () => {
    desk = mkdtempSync(join(tmpdir(), 'e5b-desk-'));
    rig = await ContextRig.start('contexts');
  });
  afterAll(async () => {
    await rig.stop();
    rmSync(desk, { recursive: true });
  });
  afterEach(() => {
    rig.baker.beforeStep = () => Promise.resolve();
    expect(rig.leftRooms()).toEqual([]);
  });

  const pack = (code: string, more: Partial<Parameters<typeof smallPack>[2]> = {}) =>
    smallPack(desk, `${code}-${++version}.e5bctx`, {
      signer: rig.team,
      ...more,
      description: { code, version: `2026.${version}`, ...more.description },
    });
  const contextsOf = async (code: string) => (await rig.view()).contexts.filter((each) => each.code === code);

  async function refusal(path: string): Promise<string | undefined> {
    const { problem } = await rig.until(await rig.upload(path), 'refused');
    expect(problem?.sentence).toMatch(/^[A-ZÉ«].+\.$/s);
    return problem?.code;
  }

  it('takes a file from a browser to a context that is ready, and keeps the pack', async () => {
    const made = await pack('par-envoi');
    const done = await rig.until(await rig.upload(made.path, 'Boutique d’essai.e5bctx'), 'ready');
    expect(done).toMatchObject({ name: 'Boutique d’essai.e5bctx', pack: { code: 'par-envoi' }, problem: null });
    expect(Object.keys(done.timings)).toEqual(['downloading', 'verifying', 'extracting', 'baking', 'testing']);
    const [context] = await contextsOf('par-envoi');
    expect(context).toMatchObject({
      state: 'ready',
      packSha256: made.id,
      builtIn: false,
      repairable: true,
      warning: null,
    });
    expect(context?.selfTest?.steps.every(({ ok, ms }) => ok && ms !== null)).toBe(true);
    expect(await readFile(rig.at('packs', `${made.id}.e5bctx`))).toEqual(await readFile(made.path));
  });

  it('takes what lies in the drop folder, and only files of that folder', async () => {
    const made = await pack('par-dossier');
    await copyFile(made.path, rig.at('a-installer', 'clé USB.e5bctx'));
    expect((await rig.view()).dropFolder.files.map(({ name }) => name)).toEqual(['clé USB.e5bctx']);
    await rig.until(await rig.ask({ source: 'folder', name: 'clé USB.e5bctx' }), 'ready');
    expect(await contextsOf('par-dossier')).toHaveLength(1);
    await rig.centre.post('/api/contexts/installs').send({ source: 'folder', name: 'autre.e5bctx' }).expect(404);
    for (const name of ['../cles/equipe.pub.pem', '/etc/passwd', '.cache'])
      await rig.centre.post('/api/contexts/installs').send({ source: 'folder', name }).expect(400);
  });

  it('installs the same pack again into the same context', async () => {
    const made = await pack('deux-fois');
    for (let time = 0; time < 2; time++) await rig.until(await rig.upload(made.path), 'ready');
    expect(await contextsOf('deux-fois')).toHaveLength(1);
  });

  it('refuses, before anything is written, what is not to be trusted', async () => {
    const good = await pack('refus');
    await rig.until(await rig.upload(good.path), 'ready');
    const before = await readdir(rig.at('packs'));
    const stranger = await pack('refus', { signer: newSigner() });
    expect(await refusal(stranger.path)).toBe('UNKNOWN_SIGNER');
    const bytes = await readFile((await pack('refus')).path);
    bytes[bytes.length - 2000] = (bytes[bytes.length - 2000] ?? 0) ^ 1;
    await writeFile(join(desk, 'flipped'), bytes);
    expect(await refusal(join(desk, 'flipped'))).toMatch(/CHANGED/);
    await writeFile(join(desk, 'cut'), bytes.subarray(0, bytes.length - 3000));
    expect(await refusal(join(desk, 'cut'))).toBe('TRUNCATED');
    await writeFile(join(desk, 'letter'), 'Bonjour,\n'.repeat(200));
    expect(await refusal(join(desk, 'letter'))).toBe('NOT_A_PACK');
    const older = await pack('refus', { description: { version: '2026.0' } });
    expect(await refusal(older.path)).toBe('VERSION_LOWER');
    const over = { notBefore: '2024-01-01T00:00:00Z', notAfter: '2024-07-01T00:00:00Z' };
    expect(await refusal((await pack('refus', { description: { validity: over } })).path)).toBe('EXPIRED');
    const later = await pack('refus', { description: { minPlatformVersion: '99.0' } });
    expect(await refusal(later.path)).toBe('PLATFORM_TOO_OLD');
    expect(await readdir(rig.at('packs'))).toEqual(before);
    expect(await contextsOf('refus')).toHaveLength(1);
  });

  it('refuses a withdrawn pack, and says so of one that is installed already', async () => {
    const made = await pack('retrait');
    await rig.until(await rig.upload(made.path), 'ready');
    await writeFile(rig.at('cles', '1.revocations.json'), await revocation(rig.team, made.id));
    expect(await refusal(made.path)).toBe('PACK_REVOKED');
    expect((await contextsOf('retrait'))[0]?.warning).toBe('withdrawn');
  });

  it('takes nothing larger than the settings allow, and says it at once', async () => {
    const { body } = await rig.centre
      .post('/api/contexts/installs/upload')
      .query({ name: 'gros.e5bctx' })
      .set('content-length', String(5 * 2 ** 30))
      .type('application/octet-stream')
      .expect(422);
    expect(body).toMatchObject({ code: 'CONTEXT_REFUSED', data: { reason: 'TOO_LARGE' } });
  });

  it('can be cancelled while it bakes: nothing is left, and the next one goes on', async () => {
    const held = new Promise<void>(() => undefined);
    rig.baker.beforeStep = (step) => (step === 'settings' ? held : Promise.resolve());
    const made = await pack('annule');
    const id = await rig.upload(made.path);
    const waiting = await rig.upload((await pack('suivant')).path);
    await eventually(async () => (await rig.install(id)).progress?.unit === 'steps');
    expect((await rig.install(waiting)).state).toBe('queued');
    rig.baker.beforeStep = () => Promise.resolve();
    await rig.centre.post(`/api/contexts/installs/${id}/cancel`).expect(204);
    expect(await rig.install(id)).toMatchObject({ state: 'cancelled', progress: null });
    expect(await rig.baker.find(made.id)).toBeNull();
    await rig.until(waiting, 'ready');
    expect(await contextsOf('annule')).toEqual([]);
  });

  it('says why a site cannot be baked, and leaves nothing', async () => {
    const made = await pack('recale', { files: { refused: '' } });
    const { problem } = await rig.until(await rig.upload(made.path), 'failed');
    expect(problem).toMatchObject({ code: 'BAKE_FAILED', passing: false });
    expect(problem?.sentence).toContain('Ce site est refusé.');
    const php = await pack('php-ancien', {
      contents: { php: { min: '5.6', max: '7.4' } },
    });
    const old = await rig.until(await rig.upload(php.path), 'failed');
    expect(old.problem?.sentence).toMatch(/PHP 5\.6 à 7\.4\s.*--build-arg PHP_VERSION=7\.4/);
  });

  it('keeps the received file when the engine is away, and goes on when told to', async () => {
    rig.baker.setDown(true);
    const made = await pack('moteur');
    const id = await rig.upload(made.path);
    expect((await rig.until(id, 'failed')).problem).toMatchObject({ code: 'RUNTIME_UNAVAILABLE', passing: true });
    expect(await readdir(rig.at('en-cours', id))).toEqual(['pack.e5bctx']);
    rig.baker.setDown(false);
    await rig.centre.post(`/api/contexts/installs/${id}/retry`).expect(204);
    await rig.until(id, 'ready');
  });

  it('takes what is over off the list, but not what is under way', async () => {
    const held = new Promise<void>(() => undefined);
    rig.baker.beforeStep = () => held;
    const id = await rig.upload((await pack('liste')).path);
    await rig.until(id, 'baking');
    await rig.centre.delete(`/api/contexts/installs/${id}`).expect(204);
    expect((await rig.install(id)).state).toBe('baking');
    await rig.centre.post(`/api/contexts/installs/${id}/cancel`).expect(204);
    await rig.centre.delete(`/api/contexts/installs/${id}`).expect(204);
    await expect(rig.install(id)).rejects.toThrow('no installation');
  });

  it('sees when an image is no longer the one that was tested, and makes it again from the kept pack', async () => {
    const made = await pack('image');
    await rig.until(await rig.upload(made.path), 'ready');
    await rig.baker.remove(made.id);
    await rig.stopApi();
    await rig.startApi();
    await rig.signIn();
    await eventually(async () => (await contextsOf('image'))[0]?.state === 'image-missing');
    const [context] = await contextsOf('image');
    await rig.until(await rig.ask({ source: 'kept', contextId: context?.id }), 'ready');
    await eventually(async () => (await contextsOf('image'))[0]?.state === 'ready');
    expect(await contextsOf('image')).toHaveLength(1);
  });

  it('never uses an image that took the place of the tested one, not even to make the context ready again', async () => {
    const { ContextImages } = await import('../../apps/api/src/contexts/context-images.js');
    const images = rig.app.get(ContextImages);
    const made = await pack('autre-image');
    await rig.until(await rig.upload(made.path), 'ready');
    const [context] = await contextsOf('autre-image');
    const id = context?.id ?? '';
    await images.requireUsable(id, { rehearsal: false });
    const tested = await rig.baker.find(made.id);
    rig.baker.replaceImage(made.id);
    await expect(images.requireUsable(id, { rehearsal: false })).rejects.toMatchObject({
      code: 'CONTEXT_NOT_READY',
      data: { reason: 'context-image-missing' },
    });
    await rig.until(await rig.ask({ source: 'kept', contextId: id }), 'ready');
    expect(await rig.baker.find(made.id)).toEqual(tested);
    await images.requireUsable(id, { rehearsal: false });
  });

  it('goes on where a stopped api was, and sweeps what belongs to nobody', async () => {
    const held = new Promise<void>(() => undefined);
    rig.baker.beforeStep = () => held;
    const id = await rig.upload((await pack('arret')).path);
    await rig.until(id, 'baking');
    await rig.stopApi();
    rig.baker.beforeStep = () => Promise.resolve();
    await rig.startApi();
    await rig.signIn();
    await rig.until(id, 'ready');
    expect(await contextsOf('arret')).toHaveLength(1);
  });

  it('is for the centre alone', async () => {
    const { default: request } = await import('supertest');
    const nobody = request.agent(rig.app.getHttpServer());
    await nobody.get('/api/contexts').expect(401);
    await nobody.post('/api/contexts/installs/upload').query({ name: 'a.e5bctx' }).expect(401);
  });
});

async function revocation(signer: PackSigner, id: string): Promise<string> {
  const list = RevocationList.parse({
    format: 'e5b-revocations/1',
    number: 1,
    issuedAt: new Date().toISOString(),
    keys: [],
    packs: [{ id, label: 'essai', reason: 'une erreur dans le sujet' }],
  });
  return JSON.stringify(await signDocument(list, signer));
}
