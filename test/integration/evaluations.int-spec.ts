import { randomUUID } from 'node:crypto';
import type { Evaluation } from '@e5b/contracts';
import { EvaluationNoteEntity } from '../../apps/api/src/evaluations/evaluation-note.entity.js';
import { RatingEntryEntity } from '../../apps/api/src/evaluations/rating-entry.entity.js';
import { EventBus } from '../../apps/api/src/events/event-bus.js';
import { EvaluationRig } from '../support/evaluation-rig.js';
import type { Agent } from '../support/exam-rig.js';
import { OTHER_EXAMINER_LOGIN, SEED_PASSWORD } from '../support/exam-seed.js';

describe('an evaluation', () => {
  let rig: EvaluationRig;
  let examiner: Agent;

  beforeAll(async () => {
    rig = await EvaluationRig.start('evaluations');
    examiner = await rig.agent();
  }, 60_000);

  afterAll(() => rig.stop());

  const level = (id: string, row: string, value: string | null, mutationId: string = randomUUID()) =>
    examiner.put(`/api/sittings/${id}/levels/${row}`).send({ level: value, mutationId });
  const draft = (id: string, mark: number | null, appreciation: string, version: number) =>
    examiner.put(`/api/sittings/${id}/fiche`).send({ mark, appreciation, version });
  /** Signs what a window shows that has read the evaluation at `version`. */
  const sign = (id: string, version: number, password = SEED_PASSWORD) =>
    examiner.post(`/api/sittings/${id}/fiche/sign`).send({ password, version });

  it('keeps every choice and shows the newest', async () => {
    const { id } = await rig.running();
    await level(id, 'q1-contenu', 'S').expect(200);
    await level(id, 'q1-contenu', 'TS').expect(200);
    const { body } = await level(id, 'q1-contenu', null).expect(200);
    expect(body).toMatchObject({
      version: 3,
      levels: [{ rowId: 'q1-contenu', level: null }],
      proposal: { mark: null },
    });
    expect(await rig.db.getRepository(RatingEntryEntity).countBy({ sittingId: id })).toBe(3);
  });

  it('applies a retried choice once, also when both arrive together', async () => {
    const { id } = await rig.running();
    const mutationId = randomUUID();
    const answers = await Promise.all([1, 2, 3].map(() => level(id, 'q1-seo', 'I', mutationId)));
    expect(answers.map(({ status }) => status)).toEqual([200, 200, 200]);
    await level(id, 'q1-seo', 'S').expect(200);
    const { body } = await level(id, 'q1-seo', 'I', mutationId).expect(200);
    expect(body).toMatchObject({ version: 2, levels: [{ level: 'S' }] });
  });

  it('proposes a mark once every row counts, and fills nothing in', async () => {
    const { id } = await rig.running();
    await level(id, 'q1-contenu', 'TS').expect(200);
    await level(id, 'q1-seo', 'S').expect(200);
    const { body } = await level(id, 'q2-moderation', 'TI').expect(200);
    expect(body.proposal).toEqual({ rule: 'tiers', mark: 11 });
    expect(body.fiche).toMatchObject({ mark: null, appreciation: '' });
  });

  it('refuses what is outside the grille', async () => {
    const { id } = await rig.running();
    expect((await level(id, 'q1-contenu', 'X').expect(422)).body.code).toBe('LEVEL_OUT_OF_SCALE');
    expect((await level(id, 'q9', 'S').expect(422)).body.code).toBe('GRILLE_ROW_UNKNOWN');
    expect((await level(id, 'q1-contenu', 'S', 'not-an-id').expect(400)).body.code).toBe('VALIDATION');
  });

  it('is written by the slot’s examiner alone', async () => {
    const { id } = await rig.running();
    const other = await rig.agent(OTHER_EXAMINER_LOGIN);
    const body = { level: 'S', mutationId: randomUUID() };
    const refused = await other.put(`/api/sittings/${id}/levels/q1-seo`).send(body).expect(403);
    expect(refused.body).toMatchObject({ code: 'SLOT_OF_ANOTHER_EXAMINER', data: { examiner: 'Hélène Vasseur' } });
    await other.get(`/api/sittings/${id}/evaluation`).expect(403);
    await other.get(`/api/sittings/${id}/fiche.pdf`).expect(403);
    await other.post(`/api/sittings/${id}/fiche/sign`).send({ password: SEED_PASSWORD, version: 0 }).expect(403);
    await examiner.get(`/api/sittings/${randomUUID()}/evaluation`).expect(404);
  });

  it('waits for the start of the clock', async () => {
    const { sittings } = await rig.seed.slot({ count: 1 });
    const id = sittings[0]?.id ?? '';
    expect((await level(id, 'q1-seo', 'S').expect(409)).body).toMatchObject({ code: 'SITTING_STATE' });
    expect((await examiner.get(`/api/sittings/${id}/evaluation`).expect(200)).body).toMatchObject({ version: 0 });
  });

  it('hides a deleted note and keeps it', async () => {
    const { id } = await rig.running();
    const note = { text: '  Hésite devant les menus.  ', question: 'Q1', mutationId: randomUUID() };
    await examiner.post(`/api/sittings/${id}/notes`).send(note).expect(200);
    const { body } = await examiner.post(`/api/sittings/${id}/notes`).send(note).expect(200);
    expect(body.notes).toEqual([expect.objectContaining({ text: 'Hésite devant les menus.', question: 'Q1' })]);
    const url = `/api/sittings/${id}/notes/${body.notes[0].id}`;
    expect((await examiner.delete(url).expect(200)).body.notes).toEqual([]);
    expect((await examiner.delete(url).expect(200)).body.version).toBe(2);
    expect(await rig.db.getRepository(EvaluationNoteEntity).countBy({ sittingId: id })).toBe(1);
    await examiner.delete(`/api/sittings/${id}/notes/${randomUUID()}`).expect(404);
  });

  it('takes marks by half points, and one edit at a time', async () => {
    const { id } = await rig.running();
    expect((await draft(id, 20.5, '', 0).expect(422)).body.code).toBe('MARK_OUT_OF_RANGE');
    expect((await draft(id, 12.25, '', 0).expect(422)).body.code).toBe('MARK_NOT_A_HALF_POINT');
    expect((await draft(id, 13.5, 'Bien.', 0).expect(200)).body.fiche).toMatchObject({ mark: 13.5, version: 1 });
    expect((await draft(id, 13.5, 'Bien.', 0).expect(200)).body.fiche.version).toBe(1);
    expect((await draft(id, 14, 'Autre onglet.', 0).expect(409)).body).toMatchObject({
      code: 'STALE_VERSION',
      data: { version: 1 },
    });
    expect((await draft(id, 0, 'Bien.', 1).expect(200)).body.fiche.mark).toBe(0);
  });

  it('announces each change after it is committed', async () => {
    const { id, slotId } = await rig.running();
    const heard: unknown[] = [];
    const stop = rig.app.get(EventBus).on('evaluation.changed', (event) => heard.push(event));
    await level(id, 'q1-seo', 'S').expect(200);
    await level(id, 'q1-seo', 'nope').expect(422);
    stop();
    expect(heard).toEqual([{ slotId, sittingId: id, version: 1 }]);
  });

  it('survives a restart', async () => {
    const { id } = await rig.running();
    await level(id, 'q1-seo', 'TS').expect(200);
    await rig.stopApi();
    await rig.startApi();
    examiner = await rig.agent();
    const { body } = await examiner.get(`/api/sittings/${id}/evaluation`).expect(200);
    expect(body.levels).toEqual([expect.objectContaining({ rowId: 'q1-seo', level: 'TS' })]);
  });

  it('is signed only as the window shows it: what another window changed has to be read first', async () => {
    const { id } = await rig.running();
    await draft(id, 12, 'Travail sérieux.', 0).expect(200);
    await rig.close(id);
    const shown = (await examiner.get(`/api/sittings/${id}/evaluation`).expect(200)).body as Evaluation;
    const newer = (await level(id, 'q1-seo', 'TI').expect(200)).body as Evaluation;
    expect((await sign(id, shown.version).expect(409)).body).toMatchObject({
      code: 'STALE_VERSION',
      data: { version: newer.version },
    });
    expect((await rig.evaluation(id)).signedAt).toBeNull();
    const { body: signed } = await sign(id, newer.version).expect(200);
    expect(signed.fiche.signedAt).toEqual(expect.any(Number));
  }, 30_000);

  it('is signed only when closed, complete, and by the right password; then nothing moves any more', async () => {
    const { id, sandbox } = await rig.running();
    await level(id, 'q1-seo', 'TS').expect(200);
    expect((await sign(id, 1).expect(409)).body).toMatchObject({ code: 'FICHE_NOT_READY', data: { missing: 'end' } });
    await rig.close(id);
    expect((await sign(id, 1).expect(409)).body).toMatchObject({ code: 'FICHE_NOT_READY', data: { missing: 'mark' } });
    await draft(id, 12, '   ', 0).expect(200);
    expect((await sign(id, 2).expect(422)).body.code).toBe('APPRECIATION_REQUIRED');
    await draft(id, 12, 'Travail sérieux.', 1).expect(200);
    expect((await sign(id, 3, 'wrong').expect(401)).body.code).toBe('CREDENTIALS_WRONG');
    const { body } = await sign(id, 3).expect(200);
    expect(body.fiche).toMatchObject({ mark: 12, signedBy: 'Hélène Vasseur', signedAt: expect.any(Number) });
    expect((await rig.sitting(id)).state).toBe('signed');
    expect(await rig.sandboxNames()).not.toContain(sandbox);
    for (const refused of [sign(id, 4), level(id, 'q1-seo', 'I'), draft(id, 13, 'Mieux.', 2)]) {
      expect((await refused.expect(409)).body.code).toBe('FICHE_ALREADY_SIGNED');
    }
  }, 30_000);
});
