import { hashPassword } from '../../apps/api/src/auth/password.js';
import { StaffUserEntity } from '../../apps/api/src/auth/staff-user.entity.js';
import { binaryAnswer } from '../support/binary-answer.js';
import { EvaluationRig } from '../support/evaluation-rig.js';
import type { Agent } from '../support/exam-rig.js';
import { OTHER_EXAMINER_LOGIN, SEED_PASSWORD } from '../support/exam-seed.js';
import { pdfPages } from '../support/pdf-text.js';

jest.setTimeout(60_000);

describe('printed papers', () => {
  let rig: EvaluationRig;
  let examiner: Agent;
  let centre: Agent;

  beforeAll(async () => {
    rig = await EvaluationRig.start('printing');
    const passwordHash = await hashPassword(SEED_PASSWORD);
    const row = { login: 'centre', name: 'Chef de centre', role: 'centre' as const, passwordHash, active: true };
    await rig.db.getRepository(StaffUserEntity).save(row);
    examiner = await rig.agent();
    centre = await rig.agent('centre');
  });
  afterAll(() => rig.stop());

  async function text(agent: Agent, url: string): Promise<string> {
    const answer = await agent.get(url).buffer().parse(binaryAnswer).expect(200);
    expect(answer.headers).toMatchObject({ 'content-type': 'application/pdf', 'cache-control': 'no-store' });
    return (await pdfPages(answer.body as Buffer)).flat().join('\n');
  }

  it('gives every candidate of a slot a slip with the own code', async () => {
    const { slotId, sittings } = await rig.seed.slot({ count: 3 });
    const slips = await text(centre, `/api/slots/${slotId}/slips.pdf`);
    for (const { code } of sittings) expect(slips).toContain(`${code.slice(0, 4)}-${code.slice(4)}`);
    for (const name of ['Aumont Lina', 'Brévent Tom', 'Castaing Noé']) expect(slips).toContain(name);
    expect(slips).toContain('http://localhost:8080');
    expect(await text(examiner, `/api/slots/${slotId}/slips.pdf`)).toBe(slips);
  });

  it('shows codes to nobody else', async () => {
    const { slotId } = await rig.seed.slot({ count: 1 });
    const other = await rig.agent(OTHER_EXAMINER_LOGIN);
    await other.get(`/api/slots/${slotId}/slips.pdf`).expect(403);
  });

  it('prints fiche and grille before the signature as drafts, with what is known so far', async () => {
    const { id } = await rig.running();
    await examiner.put(`/api/sittings/${id}/fiche`).send({ mark: 9.5, appreciation: 'Début prometteur.', version: 0 });
    const fiche = await text(examiner, `/api/sittings/${id}/fiche.pdf`);
    expect(fiche).toContain('PROJET non signé');
    expect(fiche).toContain('NOM du CANDIDAT : Aumont');
    expect(fiche).toContain('NOTE sur 20 9,5');
    expect(fiche).toContain('Temps majoré : 13 min 20 s (durée accordée : 53 min 20 s).');
    const grille = await text(centre, `/api/sittings/${id}/grille.pdf`);
    expect(grille).toContain('Critère q2-moderation');
    expect(grille).toContain('PROJET non signé');
  });
});
