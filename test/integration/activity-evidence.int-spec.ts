import { randomUUID } from 'node:crypto';
import type { Evaluation } from '@e5b/contracts';
import { openEvidenceItem } from '@e5b/evidence-archive';
import { ActivityEventEntity } from '../../apps/api/src/activity/activity-event.entity.js';
import { ActivityStreamEntity } from '../../apps/api/src/activity/activity-stream.entity.js';
import { feedPage } from '../../apps/api/src/activity/feed-page.js';
import { FeedWriter } from '../../apps/api/src/activity/feed-writer.js';
import { AuditEntryEntity } from '../../apps/api/src/audit/audit-entry.entity.js';
import { EvaluationRig } from '../support/evaluation-rig.js';
import type { Agent } from '../support/exam-rig.js';
import { OTHER_EXAMINER_LOGIN, SEED_PASSWORD } from '../support/exam-seed.js';
import { pdfPages } from '../support/pdf-text.js';

jest.setTimeout(60_000);

const SANDBOX = 'abcd1234';
const OFF = { status: 'off', since: null } as const;
const AT = { journalSeq: 1, position: { file: 'mysql-bin.000001', offset: 4 } };

describe('acts of the feed beside the grille', () => {
  let rig: EvaluationRig;
  let examiner: Agent;

  beforeAll(async () => {
    rig = await EvaluationRig.start('activity_evidence');
    examiner = await rig.agent();
  });
  afterAll(() => rig.stop());

  const act = (id: string, name: string, digest = name) => ({
    ...{ id, at: 1000, lastAt: 1000, withdrawn: false, digest: digest.padEnd(64, '-').slice(0, 64) },
    content: {
      ...{ verb: 'publish', object: 'page', name, functionality: ['Publier'], changes: [], facts: {} },
      ...{ backOfficePath: null, publicPath: null },
    },
  });

  /** Writes acts as the observer does. */
  async function write(sittingId: string, ...acts: ReturnType<typeof act>[]): Promise<void> {
    const feed = new FeedWriter(rig.db, sittingId, SANDBOX, {
      onWritten: () => undefined,
      onError: (error) => {
        throw error;
      },
      onClosed: () => undefined,
    });
    feed.start(acts, AT);
    await feed.settled();
    await feed.close();
  }

  async function withActs(...names: string[]) {
    const { id, slotId } = await rig.running();
    await rig.db.manager.insert(ActivityStreamEntity, { sittingId: id, slotId, sandbox: SANDBOX, observedSince: 1 });
    const acts = names.map((name) => act(randomUUID(), name));
    await write(id, ...acts);
    return { id, acts, ids: acts.map((one) => one.id) };
  }
  const pinUrl = (id: string, row: string, event: string) => `/api/sittings/${id}/pins/${row}/${event}`;
  const questions = async (id: string) =>
    (await feedPage(rig.db.manager, id, 0, OFF)).events.map(({ name, question }) => [name, question]);

  it('are pinned to rows, once each, and taken off again', async () => {
    const { id, ids } = await withActs('Un', 'Deux');
    const [one = '', two = ''] = ids;
    await examiner.put(pinUrl(id, 'q1-seo', one)).expect(200);
    await examiner.put(pinUrl(id, 'q1-seo', one)).expect(200);
    const { body } = await examiner.put(pinUrl(id, 'q2-moderation', two)).expect(200);
    expect(body).toMatchObject({ version: 2 });
    const { pins } = body as Evaluation;
    expect(pins.map(({ rowId, eventId }) => [rowId, eventId])).toEqual([
      ['q1-seo', one],
      ['q2-moderation', two],
    ]);
    const off = await examiner.delete(pinUrl(id, 'q1-seo', one)).expect(200);
    await examiner.delete(pinUrl(id, 'q1-seo', one)).expect(200);
    expect(off.body.pins).toHaveLength(1);
    const trail = await rig.db.getRepository(AuditEntryEntity).findBy({ target: `sitting:${id}` });
    expect(trail.map(({ action }) => action)).toEqual(['pin', 'pin', 'unpin']);
  });

  it('are refused where they do not belong', async () => {
    const mine = await withActs('Un');
    const other = await withActs('Autre');
    const [event = ''] = mine.ids;
    expect((await examiner.put(pinUrl(mine.id, 'q9', event)).expect(422)).body.code).toBe('GRILLE_ROW_UNKNOWN');
    await examiner.put(pinUrl(mine.id, 'q1-seo', other.ids[0] ?? '')).expect(404);
    await examiner.put(pinUrl(mine.id, 'q1-seo', 'x')).expect(400);
    const stranger = await rig.agent(OTHER_EXAMINER_LOGIN);
    await stranger.put(pinUrl(mine.id, 'q1-seo', event)).expect(403);
    await stranger
      .post(`/api/sittings/${mine.id}/activity/question`)
      .send({ eventIds: [event], question: 'Q1' })
      .expect(403);
    await stranger.put(`/api/sittings/${mine.id}/activity/seen`).send({ seq: 1 }).expect(403);
    await stranger.get(`/api/sittings/${mine.id}/visits`).expect(403);
    expect((await examiner.get(`/api/sittings/${mine.id}/evaluation`)).body.pins).toEqual([]);
  });

  it('keep question and pin over a replay that refines them', async () => {
    const { id, acts } = await withActs('Un', 'Deux');
    const [one, two] = acts as [(typeof acts)[0], (typeof acts)[0]];
    const url = `/api/sittings/${id}/activity/question`;
    await examiner
      .post(url)
      .send({ eventIds: [one.id, two.id], question: 'Q1' })
      .expect(200);
    await examiner.put(pinUrl(id, 'q1-seo', one.id)).expect(200);
    await write(id, { ...one, digest: 'refined'.padEnd(64, '-') }, two);
    expect(await questions(id)).toEqual([
      ['Deux', 'Q1'],
      ['Un', 'Q1'],
    ]);
    const first = await rig.db.getRepository(ActivityEventEntity).findOneByOrFail({ id: one.id });
    expect([first.firstSeq, first.seq]).toEqual([1, 5]);
    expect((await examiner.get(`/api/sittings/${id}/evaluation`)).body.pins).toHaveLength(1);
    await examiner
      .post(url)
      .send({ eventIds: [two.id], question: null })
      .expect(200);
    expect(await questions(id)).toEqual([
      ['Un', 'Q1'],
      ['Deux', null],
    ]);
  });

  it('take a question of the sujet or none, for all or nothing', async () => {
    const { id, ids } = await withActs('Un');
    const url = `/api/sittings/${id}/activity/question`;
    await examiner.post(url).send({ eventIds: ids, question: 'Q7' }).expect(400);
    await examiner.post(url).send({ eventIds: ids, question: 'Q1; DROP' }).expect(400);
    await examiner.post(url).send({ eventIds: [], question: 'Q1' }).expect(400);
    await examiner
      .post(url)
      .send({ eventIds: [...ids, randomUUID()], question: 'Q1' })
      .expect(404);
    expect(await questions(id)).toEqual([['Un', null]]);
    await examiner.post(url).send({ eventIds: ids, question: 'none' }).expect(200);
    expect(await questions(id)).toEqual([['Un', 'none']]);
  });

  it('remember how far each reader was, never backwards and never beyond', async () => {
    const { id } = await withActs('Un', 'Deux');
    const seen = (seq: number) => examiner.put(`/api/sittings/${id}/activity/seen`).send({ seq }).expect(200);
    expect((await examiner.get(`/api/sittings/${id}/activity`).expect(200)).body.seen).toBeNull();
    expect((await seen(1)).body.seen).toMatchObject({ seq: 1 });
    expect((await seen(99)).body.seen).toMatchObject({ seq: 2 });
    expect((await seen(1)).body.seen).toMatchObject({ seq: 2 });
    expect((await examiner.get(`/api/sittings/${id}/activity`)).body.seen).toMatchObject({ seq: 2 });
  });

  it('are part of what is signed, printed and archived', async () => {
    const { id, ids } = await withActs('Nos ateliers d’hiver');
    const [event = ''] = ids;
    await examiner.put(pinUrl(id, 'q1-seo', event)).expect(200);
    await rig.close(id);
    const fiche = { mark: 12, appreciation: 'Bien.', version: 0 };
    const { version } = (await examiner.put(`/api/sittings/${id}/fiche`).send(fiche).expect(200)).body;
    await examiner.post(`/api/sittings/${id}/fiche/sign`).send({ password: SEED_PASSWORD, version }).expect(200);
    const pdf = await examiner.get(`/api/sittings/${id}/grille.pdf`).expect(200);
    const text = (await pdfPages(pdf.body as Buffer)).flat().join(' ');
    expect(text).toContain('Actes épinglés');
    expect(text).toContain('Nos ateliers d’hiver');
    const item = await openEvidenceItem(rig.evidencePath(id, 'complete.tar'), 'sitting.json');
    const chunks: Buffer[] = [];
    for await (const chunk of item ?? []) chunks.push(chunk as Buffer);
    const { evaluation } = JSON.parse(Buffer.concat(chunks).toString()) as {
      evaluation: { sheet: { grille: { rows: { pins: unknown[] }[] } } };
    };
    expect(evaluation.sheet.grille.rows.flatMap(({ pins }) => pins)).toMatchObject([
      { eventId: event, name: 'Nos ateliers d’hiver', functionality: ['Publier'], withdrawn: false },
    ]);
    expect((await examiner.delete(pinUrl(id, 'q1-seo', event)).expect(409)).body.code).toBe('FICHE_ALREADY_SIGNED');
    await examiner.post(`/api/sittings/${id}/activity/question`).send({ eventIds: ids, question: 'Q1' }).expect(409);
  });
});
