import { Readable } from 'node:stream';
import { followBuild } from './follow-build.js';

describe('followBuild', () => {
  const steps: string[] = [];
  const containers: string[] = [];
  const listener = { onStep: (step: string) => steps.push(step), onContainer: (id: string) => containers.push(id) };
  const follow = (messages: object[]) =>
    followBuild(Readable.from(messages.map((message) => `${JSON.stringify(message)}\r\n`)), listener);

  beforeEach(() => {
    steps.length = 0;
    containers.length = 0;
  });

  test('tells steps and containers, even when a line comes in pieces, and the image at the end', async () => {
    const id = await follow([
      { stream: 'Step 1/9 : RUN bake' },
      { stream: '\n' },
      { stream: ' ---> Running in 0123456789ab\n' },
      { stream: '[e5b-step] data' },
      { stream: 'base\n[e5b-step] unheard-of\n' },
      { stream: '\u001b[91m[e5b-step] warm-up\n\u001b[0m' },
      { aux: { ID: 'sha256:abc' } },
      { stream: 'Successfully built abc\n' },
    ]);
    expect({ id, steps, containers }).toEqual({
      id: 'sha256:abc',
      steps: ['database', 'warm-up'],
      containers: ['0123456789ab'],
    });
  });

  test('an error among the messages is a failure, with the reason that the tools gave', async () => {
    const failing = follow([
      { stream: 'dump: 12 tables\n[e5b-refusal] Ce site est un réseau.\n' },
      { error: 'The command returned a non-zero code: 1' },
    ]);
    await expect(failing).rejects.toMatchObject({
      code: 'BAKE_FAILED',
      reason: 'Ce site est un réseau.',
      tail: expect.arrayContaining(['dump: 12 tables']),
    });
  });

  test('an answer that ends before the image is there is a failure', async () => {
    await expect(follow([{ stream: 'Step 1/9\n' }])).rejects.toMatchObject({ code: 'BAKE_FAILED', reason: null });
  });
});
