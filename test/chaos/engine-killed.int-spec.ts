import { OwnEngine } from '../support/own-engine.js';
import { RunningExam } from '../support/running-exam.js';
import { testSetting } from '../support/test-setting.js';

jest.setTimeout(240_000);

/** A real engine of this test's own, killed in the middle of an exam. */
describe('an exam whose Docker engine is killed', () => {
  let engine: OwnEngine;
  let exam: RunningExam;

  beforeAll(async () => {
    engine = await OwnEngine.start();
    engine.load(testSetting('E5B_TEST_IMAGE_WORDPRESS'), testSetting('E5B_DOCKER_SOCKET'));
    exam = await RunningExam.start({ name: 'chaos-engine', env: { E5B_DOCKER_SOCKET: engine.socket } });
  });
  afterAll(() => exam.stop().finally(() => engine.stop()));

  it('the candidate goes on publishing while the engine is away', async () => {
    await exam.untilPublished();
    await engine.kill();
    expect((await exam.candidate.publish()).status).toBe(201);
  });

  it('when it is back, the same site comes back with it; its end has not moved and the lost time is proposed', async () => {
    const { closesAt } = (await exam.view()).window;
    await engine.start();
    const { proposedSeconds } = await exam.incident('sandbox-restarted');
    process.stdout.write(`engine back: published after ${await exam.untilPublished()} ms\n`);
    expect(proposedSeconds).toBeGreaterThan(0);
    expect((await exam.view()).window.closesAt).toBe(closesAt);
  });

  it('whatever was published is in the feed, once, and the work is archived', async () => {
    await exam.end();
    const times = await exam.timesInFeed();
    expect(times.length).toBeGreaterThanOrEqual(3);
    expect(times).toEqual(times.map(() => 1));
  });
});
