import { createHash } from 'node:crypto';
import { realpathSync } from 'node:fs';
import { setTimeout as pause } from 'node:timers/promises';
import type { FeedPage, Incident, SittingView, SlotSummary, SlotView } from '@e5b/contracts';
import { killSandbox } from '@e5b/sandbox/testing';
import { HttpClient } from '../support/http-client.js';
import { Platform } from '../support/platform.js';
import { ScriptedCandidate } from '../support/scripted-candidate.js';

jest.setTimeout(180_000);

/** One candidate in a real WordPress whose surroundings die one after the other. */
describe('an exam in which parts are killed', () => {
  let platform: Platform;
  let examiner: HttpClient;
  let sittingId: string;
  let candidate: ScriptedCandidate;

  beforeAll(async () => {
    platform = await Platform.start({ name: 'chaos-parts' });
    examiner = new HttpClient(platform.origin);
    const { login, password } = platform.rehearsal.examiner;
    await post('/api/auth/login', { login, password });
    const [first] = await examiner.json<SlotSummary[]>('/api/slots');
    const slot = await post<SlotView>(`/api/slots/${first!.id}/open`);
    const [seat, ...others] = slot.sittings;
    for (const { id } of others) await put(`/api/sittings/${id}/absence`, { absence: 'absent' });
    sittingId = seat!.id;
    await until(async () => (await view()).state === 'waiting');
    const code = platform.rehearsal.candidates.find(({ slot: label }) => label === slot.label)?.code ?? '';
    candidate = new ScriptedCandidate(platform.origin, 'P');
    await candidate.signIn(code);
    await post(`/api/sittings/${sittingId}/identity`, { confirmed: true });
    await post(`/api/slots/${slot.id}/start`);
    await candidate.enter();
  });

  afterAll(() => platform.stop());

  const post = <T>(path: string, json: unknown = {}) => examiner.json<T>(path, { method: 'POST', json });
  const put = <T>(path: string, json: unknown) => examiner.json<T>(path, { method: 'PUT', json });
  const view = () => examiner.json<SittingView>(`/api/sittings/${sittingId}`);

  /** Publishes until it works; resolves with the ms that took. */
  async function untilPublished(): Promise<number> {
    const begun = performance.now();
    await until(async () => (await candidate.publish()).status === 201);
    return Math.round(performance.now() - begun);
  }

  async function incident(kind: string): Promise<Incident> {
    await until(async () => (await view()).incidents.some((each) => each.kind === kind));
    return (await view()).incidents.find((each) => each.kind === kind)!;
  }

  it('a gateway killed and started again: the candidate goes on where he was, the end has not moved', async () => {
    const { closesAt } = (await view()).window;
    await untilPublished();
    await platform.kill('gateway');
    await expect(candidate.publish()).rejects.toThrow();
    await platform.startService('gateway');
    process.stdout.write(`gateway back: published after ${await untilPublished()} ms\n`);
    expect((await view()).window.closesAt).toBe(closesAt);
  });

  it('a container killed: the same site comes back with all of its work, and the lost time is proposed', async () => {
    const { window, sandbox } = await view();
    const instance = createHash('sha256').update(realpathSync(platform.dataDir)).digest('hex').slice(0, 8);
    const name = new URL(sandbox.origin ?? '').hostname.split('.')[0] ?? '';
    await killSandbox({ instance, name });
    process.stdout.write(`container back: published after ${await untilPublished()} ms\n`);
    const { proposedSeconds } = await incident('sandbox-restarted');
    expect(proposedSeconds).toBeGreaterThan(0);
    expect(proposedSeconds).toBeLessThan(60);
    expect((await view()).window.closesAt).toBe(window.closesAt);
  });

  it('whatever was published is in the feed, once', async () => {
    const accepted = candidate.published.filter(({ status }) => status === 201).map(({ title }) => title);
    expect(accepted.length).toBeGreaterThanOrEqual(3);
    await post(`/api/sittings/${sittingId}/end`, { reason: 'Fin du test' });
    await until(async () => (await view()).state === 'closed');
    const { events } = await examiner.json<FeedPage>(`/api/sittings/${sittingId}/activity?after=0`);
    const named = accepted.map((title) => events.filter(({ name, withdrawn }) => name === title && !withdrawn).length);
    expect(named).toEqual(accepted.map(() => 1));
    const { receipt } = await candidate.view();
    expect(receipt).toMatchObject({
      endedBy: 'examiner',
      fingerprint: expect.stringMatching(/^[0-9a-f]{16}$/) as string,
    });
  });
});

async function until(condition: () => Promise<boolean>, timeoutMs = 60_000): Promise<void> {
  const deadline = performance.now() + timeoutMs;
  while (!(await condition().catch(() => false))) {
    if (performance.now() > deadline) throw new Error(`Not within ${timeoutMs} ms: ${condition.toString()}`);
    await pause(50);
  }
}
