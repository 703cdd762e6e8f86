import { setTimeout as pause } from 'node:timers/promises';
import { SandboxEntity } from '../../apps/api/src/sandboxes/sandbox.entity.js';
import { HeartbeatEntity } from '../../apps/api/src/sittings/heartbeat.entity.js';
import { SittingEntity } from '../../apps/api/src/sittings/sitting.entity.js';
import { type Agent, ExamRig, eventually } from '../support/exam-rig.js';

jest.setTimeout(30_000);

const REASON = { reason: 'Incident de test' };

describe('faults during a sitting', () => {
  let rig: ExamRig;
  let examiner: Agent;

  beforeAll(async () => {
    rig = await ExamRig.start('sittings_faults');
    examiner = await rig.examiner();
  }, 60_000);

  afterAll(() => rig.stop());

  async function running(durationSeconds = 2400): Promise<{ id: string; sandbox: string; slotId: string }> {
    const slot = await rig.seed.slot({ durationSeconds });
    await rig.ready(examiner, slot);
    const { id } = slot.sittings[0]!;
    await examiner.post(`/api/sittings/${id}/start`).expect(200);
    return { id, sandbox: (await rig.sitting(id)).sandboxName!, slotId: slot.slotId };
  }

  async function restartApi(between: () => Promise<unknown> = () => Promise.resolve()): Promise<void> {
    const { db } = rig;
    await rig.stopApi();
    if (!db.isInitialized) await db.initialize();
    await between();
    await db.destroy();
    await rig.startApi();
    examiner = await rig.examiner();
  }

  it('gateway away: nothing starts, and once it is back a start works', async () => {
    const slot = await rig.seed.slot();
    await rig.ready(examiner, slot);
    const { id } = slot.sittings[0]!;
    await rig.killGateway();
    const refused = await examiner.post(`/api/sittings/${id}/start`).expect(503);
    expect(refused.body.code).toBe('GATEWAY_UNAVAILABLE');
    expect(await rig.sitting(id)).toMatchObject({ state: 'waiting', window: { startedAt: null } });
    await rig.startGateway();
    const { sandboxName } = await rig.sitting(id);
    await eventually(async () => {
      const { leaseVersion, leaseAckedVersion } = await rig.sandbox(sandboxName!);
      return leaseVersion === leaseAckedVersion;
    });
    expect(await rig.lease(sandboxName!)).toMatchObject({ state: 'waiting' });
    await examiner.post(`/api/sittings/${id}/start`).expect(200);
    expect(await rig.lease(sandboxName!)).toMatchObject({ state: 'open' });
  });

  it('gateway away: a pause holds at once, arrives later, and cannot be ended before', async () => {
    const { id, sandbox } = await running();
    await rig.killGateway();
    await examiner.post(`/api/sittings/${id}/pause`).send(REASON).expect(200);
    const refused = await examiner.post(`/api/sittings/${id}/resume`).expect(503);
    expect(refused.body.code).toBe('GATEWAY_UNAVAILABLE');
    expect(await rig.sitting(id)).toMatchObject({ state: 'paused', closesAt: null });
    await rig.startGateway();
    await rig.untilLease(sandbox, 'paused');
    await examiner.post(`/api/sittings/${id}/resume`).expect(200);
    await rig.untilLease(sandbox, 'open');
  });

  it('a gateway that lost its disk gets every order again', async () => {
    const { sandbox } = await running();
    const before = await rig.lease(sandbox);
    await rig.killGateway();
    rig.forgetLeases();
    await rig.startGateway();
    await eventually(async () => (await rig.lease(sandbox))?.version === before!.version);
    expect(await rig.lease(sandbox)).toEqual(before);
  });

  it('a killed container comes back as the same one; its door says so meanwhile and the end does not move', async () => {
    const { id, sandbox } = await running();
    const { closesAt } = await rig.sitting(id);
    const before = (await rig.runtime.list(rig.instance)).find(({ name }) => name === sandbox);
    await rig.runtime.kill({ instance: rig.instance, name: sandbox });
    const incident = await rig.untilIncident(id, 'sandbox-restarted');
    expect(incident).toMatchObject({ data: { sandbox }, proposedSeconds: 1 });
    // Opened, « repairing », opened again.
    await eventually(async () => (await rig.lease(sandbox))!.version >= 4);
    await rig.untilLease(sandbox, 'open');
    expect(await rig.lease(sandbox)).toMatchObject({ closesAt });
    const after = (await rig.runtime.list(rig.instance)).find(({ name }) => name === sandbox);
    expect(after).toMatchObject({ state: 'started', containerId: before!.containerId });
    await examiner.post(`/api/sittings/${id}/incidents/${incident.id}/dismiss`).expect(200);
    const view = (await examiner.get(`/api/sittings/${id}`).expect(200)).body;
    expect(view.incidents).toEqual([expect.objectContaining({ kind: 'sandbox-restarted', proposedSeconds: null })]);
    await pause(1500);
    expect((await rig.incidents(id)).filter(({ kind }) => kind === 'sandbox-restarted')).toHaveLength(1);
  });

  it('a container that disappears is an incident, and its sitting can still be ended and archived', async () => {
    const { id, sandbox } = await running();
    await rig.runtime.remove({ instance: rig.instance, name: sandbox });
    await rig.untilIncident(id, 'sandbox-lost');
    await examiner.post(`/api/sittings/${id}/end`).send(REASON).expect(200);
    await rig.untilState(id, 'closed');
    expect(rig.below.of(id).map(({ what }) => what)).toContain('collect without sandbox');
  });

  it('a container that disappears can be replaced by a fresh one while the clock stands still', async () => {
    const { id, sandbox } = await running();
    await rig.runtime.remove({ instance: rig.instance, name: sandbox });
    await rig.untilIncident(id, 'sandbox-lost');
    await examiner.post(`/api/sittings/${id}/pause`).send(REASON).expect(200);
    const early = await examiner.post(`/api/sittings/${id}/resume`).expect(409);
    expect(early.body.code).toBe('SANDBOX_NOT_READY');
    await examiner.post(`/api/sittings/${id}/prepare`).expect(200);
    const { sandboxName } = await rig.sitting(id);
    expect(sandboxName).not.toBe(sandbox);
    await rig.untilLease(sandboxName!, 'paused');
    const resumed = await examiner.post(`/api/sittings/${id}/resume`).expect(200);
    expect(await rig.lease(sandboxName!)).toMatchObject({ state: 'open', closesAt: resumed.body.window.closesAt });
    expect(rig.below.of(id).filter(({ what }) => what === 'observe').length).toBeGreaterThan(1);
  });

  it('Docker stopped while a slot is prepared: it says so, and heals by itself', async () => {
    const slot = await rig.seed.slot();
    const { id } = slot.sittings[0]!;
    rig.runtime.setDown(true);
    await examiner.post(`/api/slots/${slot.slotId}/open`).expect(200);
    await eventually(async () => (await rig.sitting(id)).preparationError === 'RUNTIME_UNAVAILABLE');
    const view = (await examiner.get(`/api/sittings/${id}`).expect(200)).body;
    expect(view).toMatchObject({ state: 'scheduled', sandbox: { status: 'failed', error: 'RUNTIME_UNAVAILABLE' } });
    rig.runtime.setDown(false);
    await rig.untilState(id, 'waiting');
    expect(await rig.sitting(id)).toMatchObject({ preparationError: null });
  });

  it('a preparation that fails leaves nothing behind and can be asked for again', async () => {
    const slot = await rig.seed.slot();
    const { id } = slot.sittings[0]!;
    const before = (await rig.runtime.list(rig.instance)).length;
    rig.runtime.failNext('start', new Error('no space left, says the test'));
    await examiner.post(`/api/slots/${slot.slotId}/open`).expect(200);
    await eventually(async () => (await rig.sitting(id)).preparationError === 'INTERNAL');
    expect(await rig.runtime.list(rig.instance)).toHaveLength(before);
    await examiner.post(`/api/sittings/${id}/prepare`).expect(200);
    await rig.untilState(id, 'waiting');
  });

  it('an archive that fails is tried again until it is there, and the sitting stays closing meanwhile', async () => {
    const { id } = await running();
    rig.below.failCollecting = 2;
    await examiner.post(`/api/sittings/${id}/end`).send(REASON).expect(200);
    await rig.untilIncident(id, 'closing-delayed');
    expect((await examiner.get(`/api/sittings/${id}`).expect(200)).body).toMatchObject({
      state: 'closing',
      evidence: 'failed',
    });
    await rig.untilState(id, 'closed', 15_000);
    expect((await rig.incidents(id)).filter(({ kind }) => kind === 'closing-delayed')).toHaveLength(1);
  });

  it('the api restarts: windows run on, what was half done is finished', async () => {
    const long = await running();
    const short = await running(2);
    const due = (await rig.sitting(short.id)).closesAt!;
    const { closesAt } = await rig.sitting(long.id);
    const prepared = await rig.seed.slot();
    const preparing = prepared.sittings[0]!.id;
    await restartApi(async () => {
      // As if killed after the gateway had opened and before the row was written.
      const row = rig.db.getRepository(SandboxEntity);
      await row.update({ name: long.sandbox }, { leaseOrder: { state: 'waiting', opensAt: null, closesAt: null } });
      await pause(Math.max(0, due - Date.now() + 200));
    });
    await rig.untilState(short.id, 'closed');
    expect((await rig.sitting(short.id)).window.endedAt).toBe(due);
    expect(await rig.sitting(long.id)).toMatchObject({ state: 'running', closesAt });
    await eventually(async () => (await rig.sandbox(long.sandbox)).leaseOrder?.state === 'open');
    expect((await rig.incidents(long.id)).map(({ kind, proposedSeconds }) => [kind, proposedSeconds])).toEqual([
      ['api-restarted', null],
    ]);
    await examiner.post(`/api/slots/${prepared.slotId}/open`).expect(200);
    await restartApi();
    await rig.untilState(preparing, 'waiting');
  });

  it('power cut: the clock stands still at the restart and the time without power is proposed, not given', async () => {
    const { id, sandbox } = await running();
    const over = await running(600);
    await restartApi(async () => {
      const { window } = await rig.sitting(over.id);
      const started = { ...window, startedAt: window.startedAt! - 590_000 };
      await rig.db
        .getRepository(SittingEntity)
        .update({ id: over.id }, { window: started, closesAt: started.startedAt + 600_000 });
      const longAgo = await rig.sitting(id);
      const earlier = { ...longAgo.window, startedAt: longAgo.window.startedAt! - 300_000 };
      await rig.db
        .getRepository(SittingEntity)
        .update({ id }, { window: earlier, closesAt: earlier.startedAt + 2_400_000 });
      await rig.db.getRepository(HeartbeatEntity).save({ id: 1, boot: 'another-boot', at: Date.now() - 120_000 });
    });
    const cut = await rig.untilIncident(id, 'power-cut');
    expect(cut.proposedSeconds).toBeGreaterThanOrEqual(120);
    expect(cut.proposedSeconds).toBeLessThan(135);
    const paused = (await examiner.get(`/api/sittings/${id}`).expect(200)).body;
    expect(paused).toMatchObject({ state: 'paused', window: { givenSeconds: 0 } });
    await rig.untilLease(sandbox, 'paused');
    const give = { seconds: cut.proposedSeconds!, ...REASON, incidentId: cut.id };
    await examiner.post(`/api/sittings/${id}/give-time`).send(give).expect(200);
    await examiner.post(`/api/sittings/${id}/resume`).expect(200);
    expect((await rig.sitting(over.id)).state).toBe('paused');
  });

  it('MariaDB stopped: the answer says so, the gateway goes on, and what was due is done with the right times', async () => {
    const { id, sandbox } = await running(4);
    const due = (await rig.sitting(id)).closesAt!;
    await rig.database.cut();
    const refused = await examiner.post(`/api/sittings/${id}/pause`).send(REASON);
    expect([refused.status, refused.body.code]).toEqual([503, 'DATABASE_UNAVAILABLE']);
    expect(await rig.lease(sandbox)).toMatchObject({ state: 'open', closesAt: due });
    await pause(Math.max(0, due - Date.now() + 500));
    await rig.database.join();
    const closed = await rig.untilState(id, 'closed');
    expect(closed.window).toMatchObject({ endedAt: due, pauses: [] });
  });
});
