import { randomUUID } from 'node:crypto';
import { ReferenceContextEntity } from '../../apps/api/src/contexts/reference-context.entity.js';
import { SandboxEntity, type SandboxState } from '../../apps/api/src/sandboxes/sandbox.entity.js';
import { SandboxesService } from '../../apps/api/src/sandboxes/sandboxes.service.js';
import { ExamRig, eventually } from '../support/exam-rig.js';

jest.setTimeout(30_000);

describe('sandboxes', () => {
  let rig: ExamRig;
  let sandboxes: SandboxesService;

  beforeAll(async () => {
    rig = await ExamRig.start('sandboxes');
    sandboxes = rig.app.get(SandboxesService);
  }, 60_000);

  afterAll(() => rig.stop());

  async function reserve(): Promise<string> {
    const { id } = await rig.db.getRepository(ReferenceContextEntity).findOneByOrFail({ code: 'test-wordpress' });
    const row = await rig.db.transaction((manager) => sandboxes.reserve(manager, id));
    return row.name;
  }

  async function made(): Promise<string> {
    const name = await reserve();
    await sandboxes.launch(name);
    return name;
  }

  const names = async () => (await rig.runtime.list(rig.instance)).map(({ name }) => name);
  const state = async (name: string): Promise<SandboxState> => (await rig.sandbox(name)).state;

  it('begin with a shut door that the gateway knows', async () => {
    const name = await made();
    expect(await state(name)).toBe('ready');
    await rig.untilLease(name, 'waiting');
    expect(await sandboxes.started(name)).toMatchObject({ state: 'started', name });
  });

  it('that an api left half made are made by the next beat', async () => {
    const name = await reserve();
    await eventually(async () => (await state(name)) === 'ready');
    expect(await names()).toContain(name);
  });

  it('given up while they are made leave no container behind', async () => {
    const name = await reserve();
    const launching = sandboxes.launch(name).catch((error: unknown) => error);
    await sandboxes.remove(name);
    await launching;
    await eventually(async () => (await state(name)) === 'removed' && !(await names()).includes(name));
  });

  it('go with container, sockets and lease, and stay gone', async () => {
    const name = await made();
    await rig.untilLease(name, 'waiting');
    await sandboxes.remove(name);
    await sandboxes.remove(name);
    expect(await names()).not.toContain(name);
    await eventually(async () => (await rig.lease(name)) === null);
    expect(await rig.sandbox(name)).toMatchObject({ state: 'removed', removedAt: expect.any(Number) });
  });

  it('whose removal was interrupted are removed by the next beat', async () => {
    const name = await made();
    await rig.db.getRepository(SandboxEntity).update({ name }, { state: 'removing' });
    await eventually(async () => (await state(name)) === 'removed');
    expect(await names()).not.toContain(name);
  });

  it('without a row are removed, but only those of this installation', async () => {
    const own = await made();
    const mine = { ...(await specOf(own)), name: 'orphan01' };
    const foreign = { ...mine, name: 'foreign1', instance: 'ffffffff' };
    for (const spec of [mine, foreign]) await rig.runtime.start(await rig.runtime.create(spec));
    await eventually(async () => !(await names()).includes('orphan01'));
    expect((await rig.runtime.list('ffffffff')).map(({ name }) => name)).toEqual(['foreign1']);
    expect(await names()).toContain(own);
  });

  it('that end while Docker is stopped come back with it', async () => {
    const name = await made();
    await rig.runtime.kill({ instance: rig.instance, name });
    rig.runtime.setDown(true);
    await eventually(async () => ['ready', 'repairing'].includes(await state(name)));
    await expect(sandboxes.started(name)).rejects.toMatchObject({ code: 'ENGINE_UNAVAILABLE' });
    rig.runtime.setDown(false);
    await eventually(async () => (await state(name)) === 'ready' && (await rig.sandbox(name)).outages?.length === 1);
    expect(await sandboxes.started(name)).toMatchObject({ state: 'started' });
  });

  it('keep their door shut by « repairing » only while it would be open or waiting', async () => {
    const name = await made();
    await sandboxes.setLease(name, { state: 'read-only', opensAt: 1, closesAt: 2 });
    await rig.runtime.kill({ instance: rig.instance, name });
    await eventually(async () => (await rig.sandbox(name)).outages?.length === 1);
    expect(await rig.lease(name)).toMatchObject({ state: 'read-only', opensAt: 1, closesAt: 2 });
  });

  it('are ordered by versions that only grow, from whatever process', async () => {
    const name = await made();
    const orders = Array.from({ length: 20 }, (_, index) => ({
      state: 'open' as const,
      opensAt: 1,
      closesAt: 1000 + index,
    }));
    await Promise.all(orders.map((order) => sandboxes.setLease(name, order)));
    const row = await rig.sandbox(name);
    expect(row).toMatchObject({ leaseVersion: 21, leaseAckedVersion: 21 });
    expect(await rig.lease(name)).toMatchObject({ version: 21, closesAt: row.leaseOrder!.closesAt });
  });

  it('take over a gateway that is ahead of a restored database', async () => {
    const name = await made();
    for (const closesAt of [10, 20, 30]) await sandboxes.setLease(name, { state: 'open', opensAt: 1, closesAt });
    await rig.db.getRepository(SandboxEntity).update({ name }, { leaseVersion: 1, leaseAckedVersion: 0 });
    await sandboxes.setLease(name, { state: 'paused', opensAt: 1, closesAt: null });
    expect(await rig.lease(name)).toMatchObject({ state: 'paused' });
    expect((await rig.lease(name))!.version).toBeGreaterThan(4);
  });

  it('refuse tickets that would leave the site', async () => {
    const name = await made();
    for (const path of [
      '//elsewhere.example',
      'https://elsewhere.example/',
      '/\\elsewhere',
      'no-slash',
      '/with space',
    ]) {
      expect(() => sandboxes.issueTicket(name, 'examiner', 'read', path)).toThrow('VALIDATION');
    }
    expect(sandboxes.issueTicket(name, 'examiner', 'read', '/?p=12')).toContain(`${name}.localhost`);
  });

  async function specOf(name: string) {
    const { instance, cms, image, origin, socketDir } = await sandboxes.started(name);
    return {
      name,
      instance,
      cms,
      image,
      origin,
      socketDir: `${socketDir}-${randomUUID().slice(0, 4)}`,
      platformPassword: 'p'.repeat(32),
    };
  }
});
