import { createHash, createPublicKey, randomUUID } from 'node:crypto';
import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { buffer } from 'node:stream/consumers';
import { gunzipSync } from 'node:zlib';
import { openEvidenceItem, verifyEvidence } from '@e5b/evidence-archive';
import { FinishSignedFiche } from '../../apps/api/src/evaluations/finish-signed-fiche.js';
import { EvidenceService } from '../../apps/api/src/evidence/evidence.service.js';
import { SandboxesService } from '../../apps/api/src/sandboxes/sandboxes.service.js';
import { IncidentEntity } from '../../apps/api/src/sittings/incident.entity.js';
import { SittingsService } from '../../apps/api/src/sittings/sittings.service.js';
import { binaryAnswer } from '../support/binary-answer.js';
import { EvaluationRig } from '../support/evaluation-rig.js';
import { type Agent, eventually } from '../support/exam-rig.js';
import { SEED_PASSWORD } from '../support/exam-seed.js';

jest.setTimeout(60_000);

const LOGO = '/var/www/html/wp-content/uploads/logo.png';

interface SittingFile {
  decisions: { action: string }[];
  evaluation: { sheet: unknown };
}

describe('evidence', () => {
  let rig: EvaluationRig;
  let examiner: Agent;
  let scratch: string;

  beforeAll(async () => {
    scratch = await mkdtemp(join(tmpdir(), 'e5b-evidence-'));
    rig = await EvaluationRig.start('evidence');
    examiner = await rig.agent();
  });
  afterAll(async () => {
    await rig.stop();
    await rm(scratch, { recursive: true });
  });
  afterEach(() => jest.restoreAllMocks());

  const verdictOn = (path: string) => verifyEvidence(path, { publicKey: createPublicKey(rig.publicKey) });
  const subjectOf = (id: string) => rig.app.get(SittingsService).evidenceSubject(id);

  async function item(path: string, name: string): Promise<Buffer> {
    const content = await openEvidenceItem(path, name);
    return content ? buffer(content) : Buffer.alloc(0);
  }

  async function sign(id: string): Promise<void> {
    const mutationId = randomUUID();
    await examiner.put(`/api/sittings/${id}/levels/q1-seo`).send({ level: 'TS', mutationId }).expect(200);
    const fiche = { mark: 15.5, appreciation: 'Très bien.', version: 0 };
    const { version } = (await examiner.put(`/api/sittings/${id}/fiche`).send(fiche).expect(200)).body;
    await examiner.post(`/api/sittings/${id}/fiche/sign`).send({ password: SEED_PASSWORD, version }).expect(200);
  }

  it('holds the work at closing: journals, acts, dump, files, facts', async () => {
    const { id, sandbox } = await rig.running();
    await rig.close(id);
    const path = rig.evidencePath(id, 'work.tar');
    const verdict = await verdictOn(path);
    expect(verdict.checks.filter(({ ok }) => !ok)).toEqual([]);
    expect(verdict.manifest).toMatchObject({ stage: 'work', sittingId: id, commission: 'C01' });
    expect(verdict.manifest?.window).toMatchObject({ grantedSeconds: 3200 });
    expect(verdict.manifest?.journals).toMatchObject({
      'activity.ndjson': { count: 3 },
      'access.ndjson': { count: 0 },
    });
    expect(gunzipSync(await item(path, 'final.sql.gz')).toString()).toContain(`dump of ${sandbox}`);
    expect((await item(path, 'events.ndjson')).toString().trim().split('\n')).toHaveLength(rig.activity.acts);
    const sha256 = createHash('sha256').update('une image').digest('hex');
    expect(JSON.parse((await item(path, 'files.json')).toString())).toEqual([
      { path: LOGO, kind: 'added', type: 'file', bytes: 9, sha256 },
    ]);
    expect(JSON.parse((await item(path, 'sitting.json')).toString())).toMatchObject({
      evaluation: null,
      endedBy: 'time',
    });
    expect(await readdir(rig.evidencePath(id))).toEqual(['work.tar']);
  });

  it('is closed at signature with grille, fiche and every decision, and can be downloaded', async () => {
    const { id } = await rig.running();
    await rig.close(id);
    await sign(id);
    const answer = await examiner.get(`/api/sittings/${id}/evidence`).buffer().parse(binaryAnswer).expect(200);
    expect(answer.headers['content-disposition']).toMatch(/^attachment; filename="e5b-\d+-complete\.tar"$/);
    const path = join(scratch, 'downloaded.tar');
    await writeFile(path, answer.body as Buffer);
    expect(await verdictOn(path)).toMatchObject({ ok: true, manifest: { stage: 'complete' } });
    const facts = JSON.parse((await item(path, 'sitting.json')).toString()) as SittingFile;
    expect(facts.evaluation.sheet).toMatchObject({
      mark: 15.5,
      appreciation: 'Très bien.',
      examiner: 'Hélène Vasseur',
    });
    expect(facts.decisions.map(({ action }) => action)).toEqual(
      expect.arrayContaining(['level', 'fiche-draft', 'fiche-sign', 'evidence-archived']),
    );
    const shown = await examiner.get(`/api/sittings/${id}/fiche.pdf`).buffer().parse(binaryAnswer).expect(200);
    expect((await item(path, 'fiche.pdf')).equals(shown.body as Buffer)).toBe(true);
    const grille = await examiner.get(`/api/sittings/${id}/grille.pdf`).buffer().parse(binaryAnswer).expect(200);
    expect((await item(path, 'grille.pdf')).equals(grille.body as Buffer)).toBe(true);
  });

  it('is finished by the next process when this one dies after the signature', async () => {
    const { id, sandbox } = await rig.running();
    await rig.close(id);
    jest.spyOn(rig.app.get(EvidenceService), 'complete').mockRejectedValue(new Error('killed here'));
    await sign(id);
    expect((await rig.sitting(id)).state).toBe('closed');
    expect(await rig.sandboxNames()).toContain(sandbox);
    await rig.stopApi();
    await rig.startApi();
    await eventually(async () => (await rig.evaluation(id)).archivedAt !== null);
    expect((await rig.sitting(id)).state).toBe('signed');
    expect(await rig.sandboxNames()).not.toContain(sandbox);
    expect(await verdictOn(rig.evidencePath(id, 'complete.tar'))).toMatchObject({ ok: true });
    examiner = await rig.agent();
  });

  it('gives the sandbox up on a later try when the engine is away at the signature', async () => {
    const { id, sandbox } = await rig.running();
    await rig.close(id);
    jest.spyOn(rig.app.get(SittingsService), 'releaseSandbox').mockRejectedValueOnce(new Error('engine away'));
    await sign(id);
    expect((await rig.sitting(id)).state).toBe('signed');
    expect((await rig.evaluation(id)).archivedAt).toBeNull();
    await eventually(async () => (await rig.evaluation(id)).archivedAt !== null);
    expect(await rig.sandboxNames()).not.toContain(sandbox);
  });

  it('keeps the sandbox while a damaged work archive is collected again, and says so', async () => {
    const { id } = await rig.running();
    await rig.close(id);
    const path = rig.evidencePath(id, 'work.tar');
    const bytes = await readFile(path);
    bytes.writeUInt8(bytes.readUInt8(5000) ^ 1, 5000);
    await writeFile(path, bytes);
    await sign(id);
    const complete = rig.evidencePath(id, 'complete.tar');
    expect(await verdictOn(complete)).toMatchObject({ ok: true });
    expect((await item(complete, 'sitting.json')).toString()).toContain('"replaced":');
    expect(await verdictOn(path)).toMatchObject({ ok: true });
  });

  it('tells the centre once when neither work archive nor sandbox is left, and goes on when the file is back', async () => {
    const { id, sandbox } = await rig.running();
    await rig.close(id);
    const path = rig.evidencePath(id, 'work.tar');
    const whole = await readFile(path);
    await writeFile(path, whole.subarray(0, 5000));
    await rig.app.get(SandboxesService).remove(sandbox);
    await sign(id);
    await rig.app.get(FinishSignedFiche).attempt(id);
    const [view, incidents] = [
      (await examiner.get(`/api/sittings/${id}`).expect(200)).body,
      await rig.db.getRepository(IncidentEntity).findBy({ sittingId: id, kind: 'evidence-failed' }),
    ];
    expect(view).toMatchObject({ state: 'closed', evidence: 'failed' });
    expect(incidents).toMatchObject([{ data: { reason: 'work-damaged' } }]);
    await writeFile(path, whole);
    await rig.app.get(FinishSignedFiche).attempt(id);
    expect((await examiner.get(`/api/sittings/${id}`).expect(200)).body).toMatchObject({
      state: 'signed',
      evidence: 'complete',
    });
    expect(await verdictOn(rig.evidencePath(id, 'complete.tar'))).toMatchObject({ ok: true });
  });

  it('leaves nothing half when the disk is full', async () => {
    const { id } = await rig.running();
    const full = Object.assign(new Error('no space left on device'), { code: 'ENOSPC' });
    rig.runtime.failNext('dump', full);
    const collecting = rig.app.get(EvidenceService).collectWork(await subjectOf(id));
    await expect(collecting).rejects.toMatchObject({ code: 'EVIDENCE_NOT_READY', data: { reason: 'disk-full' } });
    expect(await readdir(rig.evidencePath(id))).toEqual([]);
    expect(await rig.app.get(EvidenceService).latest(id)).toBeNull();
    await examiner.get(`/api/sittings/${id}/evidence`).expect(409);
  });

  it('refuses a journal whose chain is broken', async () => {
    const { id } = await rig.running();
    const journal = await rig.activity.journalPath(id);
    await writeFile(journal, (await readFile(journal, 'utf8')).replace('"row":2', '"row":9'));
    const collecting = rig.app.get(EvidenceService).collectWork(await subjectOf(id));
    await expect(collecting).rejects.toMatchObject({
      code: 'EVIDENCE_INVALID',
      data: { check: 'journal', item: 'activity.ndjson' },
    });
    expect(await readdir(rig.evidencePath(id))).toEqual([]);
  });

  it('keeps journals and acts when the sandbox is lost for good', async () => {
    const { id } = await rig.running();
    const archive = await rig.app.get(EvidenceService).collectWork(await subjectOf(id), { sandboxLost: true });
    expect(await verdictOn(archive.path)).toMatchObject({ ok: true });
    expect(gunzipSync(await item(archive.path, 'final.sql.gz')).toString()).toBe('-- no sandbox\n');
  });

  it('is made once when it is asked for twice', async () => {
    const { id } = await rig.running();
    const service = rig.app.get(EvidenceService);
    const subject = await subjectOf(id);
    const [first, second] = await Promise.all([service.collectWork(subject), service.collectWork(subject)]);
    const third = await service.collectWork(subject);
    expect(new Set([first.sha256, second.sha256, third.sha256]).size).toBe(1);
  });
});
