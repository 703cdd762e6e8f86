import { setTimeout as pause } from 'node:timers/promises';
import type { FeedEvent, FeedPage, SittingView, SlotSummary, SlotView } from '@e5b/contracts';
import { HttpClient } from '../support/http-client.js';
import { Platform } from '../support/platform.js';
import { ScriptedCandidate } from '../support/scripted-candidate.js';

const KILLS = 10;
const WINDOW_SECONDS = 75;

jest.setTimeout(300_000);

/** Three candidates in three real WordPress, and an api that is killed ten times while they work, once at the very end. */
describe('an exam whose api is killed again and again', () => {
  let platform: Platform;
  let examiner: HttpClient;
  let slot: SlotView;
  const candidates: ScriptedCandidate[] = [];

  beforeAll(async () => {
    platform = await Platform.start({ name: 'chaos-exam' });
    examiner = new HttpClient(platform.origin);
    const { login, password } = platform.rehearsal.examiner;
    await post('/api/auth/login', { login, password });
    const [first] = await examiner.json<SlotSummary[]>('/api/slots');
    await examiner.json(`/api/slots/${first!.id}/duration`, {
      method: 'PUT',
      json: { durationSeconds: WINDOW_SECONDS },
    });
    slot = await post<SlotView>(`/api/slots/${first!.id}/open`);
    await until(async () => (await view()).sittings.every(({ state }) => state === 'waiting'), 60_000);
    const codes = platform.rehearsal.candidates.filter(({ slot: label }) => label === slot.label);
    for (const [index, { code }] of codes.entries()) {
      const candidate = new ScriptedCandidate(platform.origin, String.fromCharCode(65 + index));
      await candidate.signIn(code);
      candidates.push(candidate);
    }
    for (const { id } of slot.sittings) await post(`/api/sittings/${id}/identity`, { confirmed: true });
    slot = await post<SlotView>(`/api/slots/${slot.id}/start`);
    for (const candidate of candidates) await candidate.enter();
  });

  afterAll(() => platform.stop());

  const post = <T>(path: string, json: unknown = {}) => examiner.json<T>(path, { method: 'POST', json });
  const view = () => examiner.json<SlotView>(`/api/slots/${slot.id}`);

  it('loses no event, doubles none, and closes every window on time', async () => {
    const closesAt = Math.min(...slot.sittings.map(({ window }) => window.closesAt ?? 0));
    let over = false;
    const working = candidates.map(async (candidate) => {
      while (!over) {
        const { status } = await candidate.publish();
        await pause(status === 403 ? 50 : 200);
      }
    });
    const killing = killAgainAndAgain(closesAt);
    await pause(closesAt + 3000 - Date.now());
    over = true;
    await Promise.all([killing, ...working]);
    await until(async () => (await view()).sittings.every(({ state }) => state === 'closed'), 60_000);
    const closed = await view();
    for (const [index, sitting] of closed.sittings.entries()) await check(candidates[index]!, sitting);
    report(closed);
  });

  /**
   * Evenly over the window, whether it is up again or still starting; the last time just before the window closes: nobody
   * but the gateway is there to close it.
   */
  async function killAgainAndAgain(closesAt: number): Promise<void> {
    const begun = Date.now();
    const step = (closesAt - 500 - begun) / KILLS;
    for (let kill = 1; kill <= KILLS; kill++) {
      await pause(begun + kill * step - Date.now());
      await platform.kill('api');
      expect(Date.now()).toBeLessThan(closesAt);
      if (kill < KILLS) void platform.startService('api').catch(() => undefined);
    }
    await pause(closesAt + 2500 - Date.now());
    await platform.startService('api');
    // And once more while the work is being collected.
    await until(async () => (await view()).sittings.some(({ state }) => state !== 'running'), 10_000);
    await platform.kill('api');
    await platform.startService('api');
  }

  async function check({ published }: ScriptedCandidate, sitting: SittingView): Promise<void> {
    const due = sitting.window.endedAt ?? 0;
    const accepted = published.filter(({ status }) => status === 201);
    const refused = published.filter(({ status }) => status !== 201);
    expect(accepted.length).toBeGreaterThan(10);
    expect(new Set(refused.map(({ refusal }) => refusal))).toEqual(new Set(['e5b_window_closed']));
    expect(Math.max(...accepted.map(({ sentAt }) => sentAt))).toBeLessThan(due + 1000);
    expect(Math.min(...refused.map(({ sentAt }) => sentAt))).toBeGreaterThanOrEqual(due - 1000);
    const events = await feed(sitting.id);
    const named = accepted.map(
      ({ title }) => events.filter(({ name, withdrawn }) => name === title && !withdrawn).length,
    );
    expect(named).toEqual(accepted.map(() => 1));
    expect(events.filter(({ name }) => refused.some(({ title }) => title === name))).toEqual([]);
  }

  async function feed(sittingId: string): Promise<FeedEvent[]> {
    const byId = new Map<string, FeedEvent>();
    for (let after = 0, more = true; more; ) {
      const page = await examiner.json<FeedPage>(`/api/sittings/${sittingId}/activity?after=${after}`);
      for (const event of page.events) byId.set(event.id, event);
      more = page.more;
      after = page.cursor;
    }
    return [...byId.values()];
  }

  function report({ sittings }: SlotView): void {
    const lines = sittings.map(({ window, incidents }, index) => {
      const { published } = candidates[index]!;
      const accepted = published.filter(({ status }) => status === 201);
      const last = Math.max(...accepted.map(({ sentAt }) => sentAt)) - (window.endedAt ?? 0);
      const restarts = incidents.filter(({ kind }) => kind === 'api-restarted').length;
      return `${accepted.length} published, last one sent ${last} ms from the end, ${restarts} restarts noted`;
    });
    process.stdout.write(`${lines.join('\n')}\n`);
  }
});

async function until(condition: () => Promise<boolean>, timeoutMs: number): Promise<void> {
  const deadline = performance.now() + timeoutMs;
  while (!(await condition().catch(() => false))) {
    if (performance.now() > deadline) throw new Error(`Not within ${timeoutMs} ms: ${condition.toString()}`);
    await pause(200);
  }
}
