import { readdirSync, readFileSync } from 'node:fs';
import { writeFile } from 'node:fs/promises';
import { keyIdOf, publicPem, readPack, TrustStore, verifyPack } from '@e5b/context-pack';
import { type AtelierChanges, type ContextsView, NO_VERSION, PLATFORM_VERSION } from '@e5b/contracts';
import { AtelierRig, PASSPHRASE } from '../support/atelier-rig.js';
import { eventually } from '../support/exam-rig.js';

jest.setTimeout(60_000);

describe('the atelier', () => {
  let rig: AtelierRig;
  beforeAll(async () => {
    rig = await AtelierRig.start('atelier');
  });
  afterAll(() => rig.stop());

  const inDays = (days: number) => Date.now() + days * 86_400_000;
  const order = (version: string, over: string, more: object = {}) => ({
    version,
    over,
    notes: 'Un article de plus.',
    notAfter: inDays(200),
    key: { source: 'file', name: 'equipe.key.pem', passphrase: PASSPHRASE },
    install: false,
    ...more,
  });
  const publish = (id: string, body: object, agent = rig.claire) =>
    agent.post(`/api/ateliers/${id}/publish`).send(body);
  const newest = async () => (await rig.view()).published[0];

  async function changes(id: string): Promise<string[]> {
    await rig.claire.post(`/api/ateliers/${id}/compare`).expect(202);
    await eventually(async () => (await rig.atelier(id)).changes !== null && (await rig.atelier(id)).state === 'open');
    return (await rig.atelier(id)).changes?.sections.flatMap(({ lines }) => lines) ?? [];
  }

  it('opens a site of its author’s own, to be written in until it is closed', async () => {
    const id = await rig.open();
    expect(await rig.atelier(id)).toMatchObject({
      code: 'ravaude',
      baseVersion: '1',
      author: 'Claire Aubin',
      own: true,
      accounts: [{ login: 'candidat' }],
      proposal: { version: '2' },
    });
    const { body } = await rig.claire.post(`/api/ateliers/${id}/enter`).send({ target: 'admin' }).expect(200);
    const [payload = ''] = new URL((body as { url: string }).url).searchParams.get('ticket')?.split('.') ?? [];
    expect(JSON.parse(Buffer.from(payload, 'base64url').toString())).toMatchObject({
      who: 'author',
      right: 'write',
      path: '/wp-admin/',
    });
    expect(await rig.atelier(id, rig.marc)).toMatchObject({ own: false, accounts: [] });
    for (const path of ['enter', 'compare'])
      await rig.marc.post(`/api/ateliers/${id}/${path}`).send({ target: 'site' }).expect(403);
    await rig.marc.post(`/api/ateliers/${id}/close`).expect(403);
    await rig.claire.post(`/api/ateliers/${id}/close`).expect(204);
    expect((await rig.view()).ateliers).toEqual([]);
    expect(await rig.runtime.list(await rig.instance())).toEqual([]);
    expect(readdirSync(rig.at('ateliers'))).toEqual([]);
  });

  it('says what changed since it was opened, in words, and leaves no copy behind', async () => {
    const id = await rig.open();
    expect(await changes(id)).toEqual([]);
    await rig.writeArticle(id, 1, 'Ouverture de la boutique');
    expect(await changes(id)).toContain('articles – ajoutés : 1 (Ouverture de la boutique)');
    expect(readdirSync(rig.at('ateliers', id))).toEqual(['base.e5bctx']);
    await rig.claire.post(`/api/ateliers/${id}/close`).expect(204);
  });

  it('publishes a signed pack without any secret of the site, and goes on from there', async () => {
    const id = await rig.open();
    await rig.writeArticle(id, 1, 'Ouverture de la boutique');
    await publish(id, order('2', '1')).expect(202);
    await eventually(async () => (await rig.atelier(id)).baseVersion === '2');
    const made = await newest();
    expect(made).toMatchObject({ version: '2', baseVersion: '1', by: 'Claire Aubin', keyId: keyIdOf(rig.publicKey) });
    const file = rig.at('contexts', 'publies', 'ravaude-2.e5bctx');
    const policy = { trust: TrustStore.pin([rig.publicKey]), now: Date.now(), platformVersion: PLATFORM_VERSION };
    const { manifest } = await verifyPack(file, policy);
    expect(manifest).toMatchObject({ code: 'ravaude', version: '2', notes: 'Un article de plus.' });
    expect(manifest.files.map(({ path }) => path)).not.toContain('docroot/wp-config.php');
    const answer = await rig.marc.get(`/api/ateliers/published/${made?.id}/file`).buffer(true).expect(200);
    expect(answer.headers['content-disposition']).toContain('ravaude-2.e5bctx');
    expect(answer.body).toEqual(readFileSync(file));
    expect(await changes(id)).toEqual([]);
    expect(await rig.atelier(id)).toMatchObject({ problem: null, proposal: { version: '3' } });
    await rig.claire.post(`/api/ateliers/${id}/close`).expect(204);
  });

  it('lets nobody overwrite a version unseen, and publishes over one that was seen', async () => {
    const first = await rig.open();
    const second = await rig.open(rig.marc);
    const { version: base } = (await rig.atelier(first)).latest;
    await rig.writeArticle(first, 1, 'Vu par personne');
    await publish(first, order('5', base)).expect(202);
    await eventually(async () => (await newest())?.version === '5');
    const { body } = await publish(second, order('6', base), rig.marc).expect(409);
    expect(body).toMatchObject({ code: 'CONTEXT_OVERTAKEN', data: { version: '5', by: 'Claire Aubin' } });
    const seen = (await rig.marc.get(`/api/ateliers/${second}/overtaken`).expect(200)).body as AtelierChanges;
    expect(seen.sections.map(({ title }) => title)).not.toContain('Fichiers');
    expect(seen.sections.flatMap(({ lines }) => lines)).toContain('articles – ajoutés : 1 (Vu par personne)');
    expect(JSON.stringify(seen)).not.toMatch(/adresses du site|version :/);
    expect((await rig.atelier(second)).latest).toMatchObject({ version: '5', by: 'Claire Aubin' });
    await publish(second, order('5', '5'), rig.marc).expect(422);
    await publish(second, order('6', '5'), rig.marc).expect(202);
    await eventually(async () => (await newest())?.version === '6');
    expect(await newest()).toMatchObject({ version: '6', by: 'Marc Delmas' });
    for (const id of [first, second]) await rig.centre.post(`/api/ateliers/${id}/close`).expect(204);
  });

  it('refuses two that were asked at once: only the first is published', async () => {
    const first = await rig.open();
    const second = await rig.open(rig.marc);
    const { version: base } = (await rig.atelier(first)).latest;
    await Promise.all([publish(first, order('7', base)), publish(second, order('7', base), rig.marc)]);
    await eventually(async () => {
      const states = [await rig.atelier(first), await rig.atelier(second)];
      return states.every(({ state }) => state === 'open') && states.some(({ problem }) => problem !== null);
    });
    const both = [await rig.atelier(first), await rig.atelier(second)];
    expect(both.map(({ problem }) => problem?.code ?? null).sort()).toEqual(['CONTEXT_OVERTAKEN', null]);
    expect((await rig.view()).published.filter(({ version }) => version === '7')).toHaveLength(1);
    for (const id of [first, second]) await rig.centre.post(`/api/ateliers/${id}/close`).expect(204);
  });

  it('takes a key with its passphrase only, and keeps no passphrase', async () => {
    const id = await rig.open();
    const { version: over } = (await rig.atelier(id)).latest;
    expect((await rig.view()).keys.files).toEqual(['dossier.key.pem', 'equipe.key.pem', 'nue.key.pem']);
    const refusal = async (key: object) => {
      const { body } = await publish(id, order('90', over, { key: { source: 'file', ...key } })).expect(422);
      return (body as { data: { reason: string } }).data.reason;
    };
    expect(await refusal({ name: 'equipe.key.pem', passphrase: 'une autre phrase' })).toBe('key-passphrase');
    expect(await refusal({ name: 'nue.key.pem', passphrase: PASSPHRASE })).toBe('key-unprotected');
    expect(await refusal({ name: 'absente.key.pem', passphrase: PASSPHRASE })).toBe('key-missing');
    await publish(id, order('90', over, { key: { source: 'file', name: '../api.key.pem', passphrase: 'x' } })).expect(
      400,
    );
    expect(JSON.stringify(await rig.row(id))).not.toContain(PASSPHRASE);
    await rig.claire.post(`/api/ateliers/${id}/close`).expect(204);
  });

  it('signs through an agent that never shows its key', async () => {
    const id = await rig.open();
    const agent = await rig.startAgent('agent');
    const { keys } = await rig.view();
    expect(keys.agent).toEqual([{ name: 'agent', keyId: keyIdOf(rig.publicKey) }]);
    const { version: over } = (await rig.atelier(id)).latest;
    const key = { source: 'agent', keyId: keyIdOf(rig.publicKey) };
    await publish(id, order('92', over, { key })).expect(202);
    await eventually(async () => (await newest())?.version === '92');
    expect(await newest()).toMatchObject({ keyId: keyIdOf(rig.publicKey) });
    await new Promise((resolve) => agent.close(resolve));
    expect((await rig.view()).keys.agent).toEqual([]);
    const { body } = await publish(id, order('93', '92', { key })).expect(422);
    expect(body).toMatchObject({ code: 'SIGNING_KEY_REFUSED', data: { reason: 'key-agent' } });
    await rig.claire.post(`/api/ateliers/${id}/close`).expect(204);
  });

  it('installs what it published where the key is trusted, and opens an atelier from that', async () => {
    const installs = async () =>
      ((await rig.centre.get('/api/contexts').expect(200)).body as ContextsView).installs.map(({ state, problem }) => ({
        state,
        problem: problem?.code,
      }));
    const id = await rig.open();
    await rig.writeArticle(id, 1, 'Ouverture de la boutique');
    const { version: over } = (await rig.atelier(id)).latest;
    await publish(id, order('95', over, { install: true })).expect(202);
    await eventually(async () => (await installs())[0]?.state === 'refused');
    expect((await installs())[0]?.problem).toBe('UNKNOWN_SIGNER');
    await writeFile(rig.at('contexts', 'cles', 'equipe.pub.pem'), publicPem(rig.publicKey));
    await publish(id, order('96', '95', { install: true })).expect(202);
    await eventually(async () => (await installs())[0]?.state === 'ready');
    const { contexts } = await rig.view();
    const installed = contexts.find(({ version }) => version === '96');
    expect(installed).toMatchObject({ code: 'ravaude', usable: true });
    const { body } = await rig.marc.post('/api/ateliers').send({ contextId: installed?.id }).expect(201);
    const next = await rig.until((body as { id: string }).id, 'open');
    expect(await rig.atelier(next.id, rig.marc)).toMatchObject({
      baseVersion: '96',
      latest: { version: '96', by: 'Claire Aubin' },
      accounts: [{ label: 'Administration', login: 'candidat', password: 'ravaude-2026' }],
    });
    for (const each of [id, next.id]) await rig.centre.post(`/api/ateliers/${each}/close`).expect(204);
  });

  it('begins a new context in a blank WordPress, which no exam sees, and publishes it under its own code', async () => {
    const blank = (await rig.view()).contexts.find((each) => each.blank);
    expect(blank).toMatchObject({ title: 'WordPress 6.1 neuf, en français', cms: 'wordpress', usable: true });
    const listed = (await rig.centre.get('/api/contexts').expect(200)).body as ContextsView;
    expect(listed.contexts.map(({ id }) => id)).not.toContain(blank?.id);
    const newContext = { code: 'jardins-2027', title: 'Les Jardins d’Émeraude', session: '2027' };
    const ask = (body: object) => rig.claire.post('/api/ateliers').send({ contextId: blank?.id, ...body });
    await ask({}).expect(400);
    await ask({ newContext, contextId: rig.contextId }).expect(400);
    await ask({ newContext: { ...newContext, code: 'Jardins' } }).expect(400);
    const taken = await ask({ newContext: { ...newContext, code: 'ravaude' } }).expect(409);
    expect(taken.body).toMatchObject({ code: 'CONTEXT_CODE_TAKEN', data: { code: 'ravaude' } });
    const { id } = (await ask({ newContext }).expect(201)).body as { id: string };
    await rig.until(id, 'open');
    await ask({ newContext }).expect(409);
    expect(await rig.atelier(id)).toMatchObject({
      code: 'jardins-2027',
      title: 'Les Jardins d’Émeraude',
      baseVersion: NO_VERSION,
      latest: { version: NO_VERSION },
      accounts: [{ login: 'candidat' }, { login: 'collegue' }],
      proposal: { version: '2027.1' },
    });
    expect(await changes(id)).toEqual([]);
    await rig.writeArticle(id, 1, 'Ouverture du jardin');
    expect(await changes(id)).toContain('articles – ajoutés : 1 (Ouverture du jardin)');
    await publish(id, order('2027.1', NO_VERSION)).expect(202);
    await eventually(async () => (await newest())?.version === '2027.1');
    const { manifest } = await readPack(rig.at('contexts', 'publies', 'jardins-2027-2027.1.e5bctx'));
    expect(manifest).toMatchObject({ ...newContext, accounts: [{ for: 'candidate' }, { for: 'colleague' }] });
    expect(await rig.atelier(id)).toMatchObject({ baseVersion: '2027.1', proposal: { version: '2027.2' } });
    await rig.claire.post(`/api/ateliers/${id}/close`).expect(204);
    await ask({ newContext }).expect(409);
  });

  it('goes on after a restart, and says so of a publication whose key went with the process', async () => {
    const id = await rig.open();
    await rig.app.close();
    await rig.startApi();
    await rig.signIn();
    const row = await rig.row(id);
    const repository = rig.app.get((await import('typeorm')).DataSource).getRepository(row.constructor);
    await repository.update({ id }, { state: 'publishing', order: order('199', '198') });
    await eventually(async () => (await rig.atelier(id)).state === 'open');
    expect((await rig.atelier(id)).problem).toMatchObject({ code: 'RESTARTED' });
    expect(await changes(id)).toEqual([]);
    await rig.claire.post(`/api/ateliers/${id}/close`).expect(204);
  });

  it('says what is wrong when the engine fails, and the work goes on', async () => {
    const id = await rig.open();
    rig.runtime.failNext('dump', new Error('the disk is on fire'));
    await rig.claire.post(`/api/ateliers/${id}/compare`).expect(202);
    await eventually(async () => (await rig.atelier(id)).problem !== null);
    expect(await rig.atelier(id)).toMatchObject({ state: 'open', problem: { code: 'INTERNAL' } });
    expect(await changes(id)).toEqual([]);
    expect((await rig.atelier(id)).problem).toBeNull();
    await rig.claire.post(`/api/ateliers/${id}/close`).expect(204);
    rig.runtime.failNext('create', new Error('no more room'));
    const { body } = await rig.claire.post('/api/ateliers').send({ contextId: rig.contextId }).expect(201);
    const failed = await rig.until((body as { id: string }).id, 'failed');
    expect(failed.problem?.sentence).toMatch(/^[A-ZÉ].+\.$/);
    await rig.claire.post(`/api/ateliers/${failed.id}/close`).expect(204);
  });
});
