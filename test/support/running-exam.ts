import { setTimeout as pause } from 'node:timers/promises';
import type { FeedPage, Incident, SittingView, SlotSummary, SlotView } from '@e5b/contracts';
import { HttpClient } from './http-client.js';
import { Platform, type PlatformOptions } from './platform.js';
import { ScriptedCandidate } from './scripted-candidate.js';

/** One candidate in a real WordPress, clock running, on a real platform whose parts a test may kill. */
export class RunningExam {
  private constructor(
    readonly platform: Platform,
    private readonly examiner: HttpClient,
    readonly sittingId: string,
    readonly candidate: ScriptedCandidate,
  ) {}

  static async start(options: PlatformOptions): Promise<RunningExam> {
    const platform = await Platform.start(options);
    const examiner = new HttpClient(platform.origin);
    const post = <T>(path: string, json: unknown = {}) => examiner.json<T>(path, { method: 'POST', json });
    const { login, password } = platform.rehearsal.examiner;
    await post('/api/auth/login', { login, password });
    const [first] = await examiner.json<SlotSummary[]>('/api/slots');
    const slot = await post<SlotView>(`/api/slots/${first!.id}/open`);
    const [seat, ...others] = slot.sittings;
    for (const { id } of others)
      await examiner.json(`/api/sittings/${id}/absence`, { method: 'PUT', json: { absence: 'absent' } });
    const code = platform.rehearsal.candidates.find(({ slot: label }) => label === slot.label)?.code ?? '';
    const candidate = new ScriptedCandidate(platform.origin, 'P');
    const exam = new RunningExam(platform, examiner, seat!.id, candidate);
    await until(async () => (await exam.view()).state === 'waiting');
    await candidate.signIn(code);
    await post(`/api/sittings/${exam.sittingId}/identity`, { confirmed: true });
    await post(`/api/slots/${slot.id}/start`);
    await candidate.enter();
    return exam;
  }

  view(): Promise<SittingView> {
    return this.examiner.json<SittingView>(`/api/sittings/${this.sittingId}`);
  }

  /** Publishes until it works; resolves with the ms that took. */
  async untilPublished(): Promise<number> {
    const begun = performance.now();
    await until(async () => (await this.candidate.publish()).status === 201);
    return Math.round(performance.now() - begun);
  }

  async incident(kind: string): Promise<Incident> {
    await until(async () => (await this.view()).incidents.some((each) => each.kind === kind));
    return (await this.view()).incidents.find((each) => each.kind === kind)!;
  }

  /** Ends the passage; resolves once its work is archived. */
  async end(): Promise<void> {
    await this.examiner.json(`/api/sittings/${this.sittingId}/end`, {
      method: 'POST',
      json: { reason: 'Fin du test' },
    });
    await until(async () => (await this.view()).state === 'closed');
  }

  /** How often each article that WordPress accepted stands in the feed. */
  async timesInFeed(): Promise<number[]> {
    const { events } = await this.examiner.json<FeedPage>(`/api/sittings/${this.sittingId}/activity?after=0`);
    const accepted = this.candidate.published.filter(({ status }) => status === 201);
    return accepted.map(({ title }) => events.filter(({ name, withdrawn }) => name === title && !withdrawn).length);
  }

  stop(): Promise<void> {
    return this.platform.stop();
  }
}

async function until(condition: () => Promise<boolean>, timeoutMs = 60_000): Promise<void> {
  const deadline = performance.now() + timeoutMs;
  while (!(await condition().catch(() => false))) {
    if (performance.now() > deadline) throw new Error(`Not within ${timeoutMs} ms: ${condition.toString()}`);
    await pause(50);
  }
}
