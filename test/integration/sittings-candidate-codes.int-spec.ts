import { type Agent, ExamRig, eventually } from '../support/exam-rig.js';

jest.setTimeout(30_000);

describe('candidate codes', () => {
  let rig: ExamRig;
  let examiner: Agent;

  beforeAll(async () => {
    rig = await ExamRig.start('candidate_codes');
    examiner = await rig.examiner();
  }, 60_000);

  afterAll(() => rig.stop());

  const signIn = (agent: Agent, code: string) => agent.post('/api/candidate/sign-in').send({ code });

  async function openSlot() {
    const slot = await rig.seed.slot();
    await examiner.post(`/api/slots/${slot.slotId}/open`).expect(200);
    await rig.untilState(slot.sittings[0]!.id, 'waiting');
    return slot.sittings[0]!;
  }

  it('are refused before the slot is open, and taken as people type them afterwards', async () => {
    const slot = await rig.seed.slot();
    const { id, code } = slot.sittings[0]!;
    expect((await signIn(rig.agent(), code).expect(409)).body.code).toBe('CANDIDATE_NOT_EXPECTED_YET');
    await examiner.post(`/api/slots/${slot.slotId}/open`).expect(200);
    const candidate = rig.agent();
    const typed = `${code.slice(0, 4)} - ${code.slice(4)}`.toLowerCase();
    const view = (await signIn(candidate, typed).expect(200)).body;
    expect(view).toMatchObject({
      sittingId: id,
      candidate: { lastName: 'Aumont' },
      slot: { examiner: 'Hélène Vasseur' },
    });
    expect((await candidate.get('/api/auth/me').expect(200)).body).toEqual({ kind: 'candidate', sittingId: id });
  });

  it('work once: for the browser that used them, and for nobody else', async () => {
    const { code } = await openSlot();
    const first = rig.agent();
    await signIn(first, code).expect(200);
    await signIn(first, code).expect(200);
    expect((await signIn(rig.agent(), code).expect(409)).body.code).toBe('CANDIDATE_CODE_USED');
    await first.get('/api/candidate/me').expect(200);
  });

  it('go to one of two browsers that use them at the same instant', async () => {
    const { code } = await openSlot();
    const answers = await Promise.all([1, 2, 3].map(() => signIn(rig.agent(), code)));
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 409, 409]);
  });

  it('are over with the exam', async () => {
    const slot = await rig.seed.slot({ durationSeconds: 1 });
    const { id, code } = slot.sittings[0]!;
    const [candidate] = await rig.ready(examiner, slot);
    await examiner.post(`/api/sittings/${id}/start`).expect(200);
    await rig.untilState(id, 'closed');
    expect((await signIn(rig.agent(), code).expect(409)).body.code).toBe('CANDIDATE_EXAM_OVER');
    const moved = await examiner.post(`/api/sittings/${id}/move-workstation`).expect(409);
    expect(moved.body.code).toBe('SITTING_STATE');
    expect((await candidate!.get('/api/candidate/me').expect(200)).body.receipt.endedBy).toBe('time');
  });

  it('move with the candidate: the old browser is out at once, at the gateway too', async () => {
    const { id, code } = await openSlot();
    const old = rig.agent();
    await signIn(old, code).expect(200);
    await examiner.post(`/api/sittings/${id}/identity`).send({ confirmed: true }).expect(200);
    await examiner.post(`/api/sittings/${id}/start`).expect(200);
    const before = (await rig.sitting(id)).closesAt;
    const { code: printed } = (await examiner.post(`/api/sittings/${id}/move-workstation`).expect(200)).body as {
      code: string;
    };
    expect(printed).toMatch(/^[A-Z2-9]{4}-[A-Z2-9]{4}$/);
    expect((await old.get('/api/candidate/me').expect(401)).body.code).toBe('UNAUTHENTICATED');
    await old.post('/api/candidate/tickets').send({ target: 'site' }).expect(401);
    const { sandboxName } = await rig.sitting(id);
    await eventually(async () => ((await rig.lease(sandboxName!))?.entriesFrom ?? 0) > 0);
    expect((await signIn(rig.agent(), code).expect(401)).body.code).toBe('CANDIDATE_CODE_UNKNOWN');
    const next = rig.agent();
    await signIn(next, printed).expect(200);
    await next.post('/api/candidate/tickets').send({ target: 'site' }).expect(200);
    expect(await rig.sitting(id)).toMatchObject({ state: 'running', closesAt: before });
  });

  it('leave an incident of the sitting for each workstation that was left', async () => {
    const { id } = await openSlot();
    const move = async (): Promise<string> => {
      const { body } = await examiner.post(`/api/sittings/${id}/move-workstation`).expect(200);
      return (body as { code: string }).code;
    };
    const left = async () => (await rig.incidents(id)).filter(({ kind }) => kind === 'workstation-moved');
    const printed = await move();
    expect(await left()).toEqual([]);
    await signIn(rig.agent(), printed).expect(200);
    const { workstation } = await rig.sitting(id);
    await move();
    await move();
    expect(await left()).toEqual([expect.objectContaining({ data: { from: workstation } })]);
  });

  it('open nothing of the examiner’s, and a candidate nothing of another’s', async () => {
    const { id, code } = await openSlot();
    const candidate = rig.agent();
    await signIn(candidate, code).expect(200);
    await candidate.get('/api/slots').expect(401);
    await candidate.post(`/api/sittings/${id}/start`).expect(401);
    await rig.agent().get('/api/candidate/me').expect(401);
    await examiner.get('/api/candidate/me').expect(401);
  });

  it('confirm an identity only once somebody sits there', async () => {
    const { id } = await openSlot();
    const refused = await examiner.post(`/api/sittings/${id}/identity`).send({ confirmed: true }).expect(409);
    expect(refused.body).toMatchObject({ code: 'SITTING_STATE', data: { state: 'not signed in' } });
  });

  it('limit wrong codes per address, and still let the room’s right ones in', async () => {
    const { code } = await openSlot();
    const wrong: number[] = [];
    for (let i = 0; i < 40; i++) wrong.push((await signIn(rig.agent(), 'ABCDEFGH')).status);
    // An earlier test of this file has typed one wrong code already.
    expect(wrong.filter((status) => status === 401)).toHaveLength(29);
    expect(wrong.slice(29)).toEqual(wrong.slice(29).map(() => 429));
    await signIn(rig.agent(), code).expect(200);
  });
});
