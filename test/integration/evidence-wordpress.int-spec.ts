import { createPublicKey } from 'node:crypto';
import { buffer } from 'node:stream/consumers';
import { gunzipSync } from 'node:zlib';
import { openEvidenceItem, verifyEvidence } from '@e5b/evidence-archive';
import { DockerContainerRuntime } from '@e5b/sandbox';
import { EvidenceService } from '../../apps/api/src/evidence/evidence.service.js';
import { SittingsService } from '../../apps/api/src/sittings/sittings.service.js';
import { EvaluationRig } from '../support/evaluation-rig.js';
import { testSetting } from '../support/test-setting.js';

jest.setTimeout(120_000);

/** Longest time for one candidate, in ms, on a machine that has other things to do (the budget on an idle one is 5 s). */
const PATIENCE_MS = 20_000;

describe('the evidence of a real WordPress', () => {
  let rig: EvaluationRig<DockerContainerRuntime>;

  beforeAll(async () => {
    const runtime = new DockerContainerRuntime({ socketPath: testSetting('E5B_DOCKER_SOCKET') });
    rig = await EvaluationRig.over(runtime, testSetting('E5B_TEST_IMAGE_WORDPRESS'), 'evidence_wordpress');
  });
  afterAll(() => rig.stop());

  it('holds its whole database and verifies', async () => {
    const { id } = await rig.running();
    const subject = await rig.app.get(SittingsService).evidenceSubject(id);
    const began = performance.now();
    const { path, bytes } = await rig.app.get(EvidenceService).collectWork(subject);
    const elapsed = performance.now() - began;
    expect(await verifyEvidence(path, { publicKey: createPublicKey(rig.publicKey) })).toMatchObject({ ok: true });
    const dump = await openEvidenceItem(path, 'final.sql.gz');
    const sql = dump ? gunzipSync(await buffer(dump)).toString() : '';
    expect(sql).toContain('CREATE TABLE `wp_posts`');
    expect(sql).toContain('-- Dump completed');
    expect(bytes).toBeGreaterThan(20_000);
    expect(elapsed).toBeLessThan(PATIENCE_MS);
    if (process.env.E5B_RIG_LOG)
      process.stderr.write(`evidence of one candidate: ${Math.round(elapsed)} ms, ${bytes} bytes\n`);
  });
});
