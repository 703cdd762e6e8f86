import { killSandbox } from '@e5b/sandbox/testing';
import { RunningExam } from '../support/running-exam.js';
import { instanceOf } from '../support/sandbox-cleaner.js';

jest.setTimeout(180_000);

/** One candidate in a real WordPress whose surroundings die one after the other. */
describe('an exam in which parts are killed', () => {
  let exam: RunningExam;

  beforeAll(async () => {
    exam = await RunningExam.start({ name: 'chaos-parts' });
  });
  afterAll(() => exam.stop());

  it('a gateway killed and started again: the candidate goes on where he was, the end has not moved', async () => {
    const { platform, candidate } = exam;
    const { closesAt } = (await exam.view()).window;
    await exam.untilPublished();
    await platform.kill('gateway');
    await expect(candidate.publish()).rejects.toThrow();
    await platform.startService('gateway');
    process.stdout.write(`gateway back: published after ${await exam.untilPublished()} ms\n`);
    expect((await exam.view()).window.closesAt).toBe(closesAt);
  });

  it('a container killed: the same site comes back with all of its work, and the lost time is proposed', async () => {
    const { window, sandbox } = await exam.view();
    const instance = instanceOf(exam.platform.dataDir);
    const name = new URL(sandbox.origin ?? '').hostname.split('.')[0] ?? '';
    await killSandbox({ instance, name });
    process.stdout.write(`container back: published after ${await exam.untilPublished()} ms\n`);
    const { proposedSeconds } = await exam.incident('sandbox-restarted');
    expect(proposedSeconds).toBeGreaterThan(0);
    expect(proposedSeconds).toBeLessThan(60);
    expect((await exam.view()).window.closesAt).toBe(window.closesAt);
  });

  it('whatever was published is in the feed, once', async () => {
    await exam.end();
    const times = await exam.timesInFeed();
    expect(times.length).toBeGreaterThanOrEqual(3);
    expect(times).toEqual(times.map(() => 1));
    const { receipt } = await exam.candidate.view();
    expect(receipt).toMatchObject({
      endedBy: 'examiner',
      fingerprint: expect.stringMatching(/^[0-9a-f]{16}$/) as string,
    });
  });
});
