import { DiskSpace } from '../../apps/api/src/engine/disk-space.js';
import { RemoveUsedSandboxes } from '../../apps/api/src/sittings/remove-used-sandboxes.task.js';
import { WatchWrites } from '../../apps/api/src/sittings/watch-writes.task.js';
import { type Agent, ExamRig } from '../support/exam-rig.js';
import { OTHER_EXAMINER_LOGIN } from '../support/exam-seed.js';

jest.setTimeout(30_000);

const REASON = { reason: 'Coupure de courant dans la salle' };

describe('sittings', () => {
  let rig: ExamRig;
  let examiner: Agent;

  beforeAll(async () => {
    rig = await ExamRig.start('sittings');
    examiner = await rig.examiner();
  }, 60_000);

  afterAll(() => rig.stop());

  it('go from an open slot to closed work by their own deadline', async () => {
    const slot = await rig.seed.slot({ durationSeconds: 2 });
    const [candidate] = await rig.ready(examiner, slot);
    const { id } = slot.sittings[0]!;
    const waiting = (await candidate!.get('/api/candidate/me').expect(200)).body;
    expect(waiting).toMatchObject({ state: 'waiting', sujet: null, accounts: null, sandboxReady: true });
    const early = await candidate!.post('/api/candidate/tickets').send({ target: 'admin' }).expect(409);
    expect(early.body).toMatchObject({ code: 'WINDOW_NOT_OPEN' });

    const started = (await examiner.post(`/api/slots/${slot.slotId}/start`).expect(200)).body;
    expect(started.sittings[0]).toMatchObject({ state: 'running', window: { durationSeconds: 2 } });
    const { sandboxName, closesAt } = await rig.sitting(id);
    expect(await rig.lease(sandboxName!)).toMatchObject({ state: 'open', closesAt });
    const working = (await candidate!.get('/api/candidate/me').expect(200)).body;
    expect(working.accounts).toEqual([expect.objectContaining({ login: 'candidat' })]);
    expect(working.sujet).toMatchObject({ code: 'TEST-A' });
    const { url } = (await candidate!.post('/api/candidate/tickets').send({ target: 'admin' }).expect(200)).body;
    expect(url).toContain(`http://${sandboxName}.localhost:8081/.e5b/enter?ticket=`);

    const closed = await rig.untilState(id, 'closed');
    expect(closed).toMatchObject({ endedBy: 'time', window: { endedAt: closesAt }, workFingerprint: 'f'.repeat(16) });
    const order = ['observe', 'countFrom', 'drain', 'collect', 'stop'];
    expect([...new Set(rig.below.of(id).map((call) => call.what))]).toEqual(order);
    await rig.untilLease(sandboxName!, 'read-only');
    expect(rig.runtime.isSealed({ instance: rig.instance, name: sandboxName! })).toBe(true);
    const after = (await candidate!.get('/api/candidate/me').expect(200)).body;
    expect(after.receipt).toMatchObject({ endedBy: 'time', changeCount: 5, lastChangeAt: 1234 });
  });

  it('do not begin on a disk that has no room for their sites: the slot stays to be opened', async () => {
    const { slotId, sittings } = await rig.seed.slot();
    const free = jest.spyOn(rig.app.get(DiskSpace), 'free').mockResolvedValue(2 ** 31 - 1);
    expect((await examiner.post(`/api/slots/${slotId}/open`).expect(409)).body).toMatchObject({
      code: 'DISK_LOW',
      data: { freeMiB: 2047 },
    });
    expect(await rig.sitting(sittings[0]!.id)).toMatchObject({ state: 'scheduled', sandboxName: null });
    free.mockRestore();
    await examiner.post(`/api/slots/${slotId}/open`).expect(200);
  });

  it('whose site fills the disk leave one incident, for a person to look', async () => {
    const slot = await rig.seed.slot();
    await rig.ready(examiner, slot);
    const { id } = slot.sittings[0]!;
    await examiner.post(`/api/slots/${slot.slotId}/start`).expect(200);
    const { sandboxName } = await rig.sitting(id);
    const written = jest.spyOn(rig.runtime, 'writtenBytes');
    const look = async (mebibytes: number) => {
      written.mockResolvedValue(new Map([[sandboxName!, mebibytes * 2 ** 20]]));
      await rig.app.get(WatchWrites).look();
      return (await rig.incidents(id)).map(({ kind, data }) => ({ kind, data }));
    };
    expect(await look(1024)).toEqual([]);
    const told = [{ kind: 'disk-volume', data: { mebibytes: 1500 } }];
    expect(await look(1500)).toEqual(told);
    expect(await look(3000)).toEqual(told);
    written.mockRestore();
  });

  it('are led by one examiner: another is told whose slot it is', async () => {
    const slot = await rig.seed.slot();
    const other = await rig.examiner(OTHER_EXAMINER_LOGIN);
    const { id } = slot.sittings[0]!;
    for (const path of [`slots/${slot.slotId}/open`, `sittings/${id}/start`, `sittings/${id}/prepare`]) {
      const refused = await other.post(`/api/${path}`).expect(403);
      expect(refused.body).toMatchObject({ code: 'SLOT_OF_ANOTHER_EXAMINER', data: { examiner: 'Hélène Vasseur' } });
    }
    await other.get(`/api/slots/${slot.slotId}`).expect(403);
    expect((await other.get('/api/slots').expect(200)).body).toEqual([]);
    expect(await rig.sitting(id)).toMatchObject({ state: 'scheduled', sandboxName: null });
  });

  it('are prepared once, however often and however parallel the slot is opened', async () => {
    const slot = await rig.seed.slot({ count: 3 });
    const again = await rig.examiner();
    await Promise.all([examiner, again, examiner].map((who) => who.post(`/api/slots/${slot.slotId}/open`).expect(200)));
    for (const { id } of slot.sittings) await rig.untilState(id, 'waiting');
    await examiner.post(`/api/slots/${slot.slotId}/open`).expect(200);
    const names = new Set<string>();
    for (const { id } of slot.sittings) names.add((await rig.sitting(id)).sandboxName!);
    expect(names.size).toBe(3);
    const made = (await rig.runtime.list(rig.instance)).filter(({ name }) => names.has(name));
    expect(made).toHaveLength(3);
    expect(await rig.sandboxCount()).toBe((await rig.runtime.list(rig.instance)).length);
  });

  it('start together at the same instant, without those who are absent or not identified', async () => {
    const slot = await rig.seed.slot({ count: 3 });
    const none = await examiner.post(`/api/slots/${slot.slotId}/start`).expect(409);
    expect(none.body.code).toBe('IDENTITY_NOT_CONFIRMED');
    await rig.ready(examiner, slot);
    const [first, second, third] = slot.sittings;
    await examiner.put(`/api/sittings/${third!.id}/absence`).send({ absence: 'absent' }).expect(200);
    await examiner.post(`/api/slots/${slot.slotId}/start`).expect(200);
    const [a, b, c] = await Promise.all([first, second, third].map((each) => rig.sitting(each!.id)));
    expect(a!.window.startedAt).toBe(b!.window.startedAt);
    expect(c).toMatchObject({ state: 'absent', sandboxName: null });
    expect(a!.state).toBe('running');
  });

  it('keep an absence that was a mistake from costing anything', async () => {
    const slot = await rig.seed.slot();
    const { id } = slot.sittings[0]!;
    await examiner.post(`/api/slots/${slot.slotId}/open`).expect(200);
    const { sandboxName } = await rig.untilState(id, 'waiting');
    await examiner.put(`/api/sittings/${id}/absence`).send({ absence: 'absent-force-majeure' }).expect(200);
    expect((await rig.runtime.list(rig.instance)).map(({ name }) => name)).not.toContain(sandboxName);
    await examiner.put(`/api/sittings/${id}/absence`).send({ absence: 'none' }).expect(200);
    const again = await rig.untilState(id, 'waiting');
    expect(again.sandboxName).not.toBe(sandboxName);
  });

  it('pause and resume without losing or winning time, also when the clock of the machine jumps meanwhile', async () => {
    const slot = await rig.seed.slot();
    await rig.ready(examiner, slot);
    const { id } = slot.sittings[0]!;
    await examiner.post(`/api/sittings/${id}/start`).expect(200);
    const { closesAt, sandboxName } = await rig.sitting(id);
    const refused = await examiner.post(`/api/sittings/${id}/pause`).send({ reason: ' ' }).expect(400);
    expect(refused.body.code).toBe('VALIDATION');

    const paused = (await examiner.post(`/api/sittings/${id}/pause`).send(REASON).expect(200)).body;
    expect(paused).toMatchObject({ state: 'paused', window: { closesAt: null } });
    await rig.untilLease(sandboxName!, 'paused');
    rig.shiftWallClock(3_600_000);
    await rig.untilIncident(id, 'clock-jump');
    const resumed = (await examiner.post(`/api/sittings/${id}/resume`).expect(200)).body;
    const [pause] = resumed.window.pauses as { from: number; to: number }[];
    expect(resumed.window.closesAt).toBe(closesAt! + pause!.to - pause!.from);
    expect(pause!.to - pause!.from).toBeLessThan(10_000);
    expect(await rig.lease(sandboxName!)).toMatchObject({ state: 'open', closesAt: resumed.window.closesAt });
    rig.shiftWallClock(0);
    await rig.untilIncidents(id, 'clock-jump', 2);
  });

  it('get time back once per incident, with a reason, and the gateway hears of it', async () => {
    const slot = await rig.seed.slot();
    await rig.ready(examiner, slot);
    const { id } = slot.sittings[0]!;
    await examiner
      .post(`/api/sittings/${id}/give-time`)
      .send({ seconds: 60, ...REASON })
      .expect(409);
    await examiner.post(`/api/sittings/${id}/start`).expect(200);
    const { closesAt, sandboxName } = await rig.sitting(id);
    await rig.runtime.kill({ instance: rig.instance, name: sandboxName! });
    const incident = await rig.untilIncident(id, 'sandbox-restarted');
    expect(incident.proposedSeconds).toBeGreaterThan(0);
    const give = { seconds: 120, ...REASON, incidentId: incident.id };
    await Promise.all([1, 2].map(() => examiner.post(`/api/sittings/${id}/give-time`).send(give).expect(200)));
    const view = (await examiner.get(`/api/sittings/${id}`).expect(200)).body;
    expect(view.window).toMatchObject({ givenSeconds: 120, closesAt: closesAt! + 120_000 });
    expect(view.incidents).toContainEqual(expect.objectContaining({ id: incident.id, proposedSeconds: null }));
    await rig.untilLease(sandboxName!, 'open');
    expect(await rig.lease(sandboxName!)).toMatchObject({ closesAt: closesAt! + 120_000 });
    const typo = await examiner
      .post(`/api/sittings/${id}/give-time`)
      .send({ seconds: 99_999, ...REASON })
      .expect(400);
    expect(typo.body.code).toBe('VALIDATION');
  });

  it('end early with a reason, which stays written down', async () => {
    const slot = await rig.seed.slot();
    await rig.ready(examiner, slot);
    const { id } = slot.sittings[0]!;
    await examiner.post(`/api/sittings/${id}/start`).expect(200);
    await examiner.post(`/api/sittings/${id}/end`).send({ reason: 'A terminé et le demande' }).expect(200);
    const closed = await rig.untilState(id, 'closed');
    expect(closed).toMatchObject({ endedBy: 'examiner', closesAt: null });
    expect(await rig.untilIncident(id, 'early-end')).toMatchObject({ data: { reason: 'A terminé et le demande' } });
    await examiner
      .post(`/api/sittings/${id}/give-time`)
      .send({ seconds: 60, ...REASON })
      .expect(409);
    await examiner.post(`/api/sittings/${id}/end`).send(REASON).expect(409);
  });

  it('offer another length in a rehearsal until the slot is open', async () => {
    const slot = await rig.seed.slot();
    const url = `/api/slots/${slot.slotId}/duration`;
    const changed = (await examiner.put(url).send({ durationSeconds: 240 }).expect(200)).body;
    expect(changed).toMatchObject({ durationSeconds: 240, sittings: [{ window: { durationSeconds: 240 } }] });
    await examiner.post(`/api/slots/${slot.slotId}/open`).expect(200);
    expect((await examiner.put(url).send({ durationSeconds: 300 }).expect(409)).body.code).toBe('SLOT_ALREADY_OPEN');
  });

  it('keep their sandbox until an archive is verified: the work’s after a grace, the complete one’s at once', async () => {
    const slot = await rig.seed.slot();
    await rig.ready(examiner, slot);
    const { id } = slot.sittings[0]!;
    const { sandboxName } = await rig.sitting(id);
    const sweep = () => rig.app.get(RemoveUsedSandboxes).sweep();
    const isThere = async () => (await rig.sandbox(sandboxName!)).state === 'ready';
    await examiner.post(`/api/sittings/${id}/start`).expect(200);
    rig.below.archive = { stage: 'work', verifiedAt: 1 };
    await sweep();
    expect(await isThere()).toBe(true);
    rig.below.archive = null;
    await examiner.post(`/api/sittings/${id}/end`).send(REASON).expect(200);
    await rig.untilState(id, 'closed');
    for (const archive of [null, { stage: 'work' as const, verifiedAt: null }]) {
      rig.below.archive = archive;
      await sweep();
      expect(await isThere()).toBe(true);
    }
    rig.below.archive = { stage: 'work', verifiedAt: 1 };
    await sweep();
    expect(await rig.sandbox(sandboxName!)).toMatchObject({ state: 'removed' });
    const view = (await examiner.get(`/api/sittings/${id}`).expect(200)).body;
    expect(view.sandbox).toEqual({ status: 'removed', origin: null, error: null });
    const ticket = await examiner.post(`/api/sittings/${id}/tickets`).send({ path: '/' }).expect(409);
    expect(ticket.body.code).toBe('SANDBOX_NOT_READY');
  });
});
