import fc from 'fast-check';
import { lastRevisions, recordedInterpreter, replayedEvents, told, wordpressRecording } from './testing/recording.js';
import { ScriptedSite } from './testing/scripted-site.js';
import type { ActivityEvent, JsonValue } from './types.js';

const { transactions } = wordpressRecording();
const END = Number.MAX_SAFE_INTEGER;

/** Everything given out when `tick` is called before the transactions at these places too. */
function replayWithTicks(ticks: ReadonlySet<number>): ActivityEvent[] {
  const interpreter = recordedInterpreter();
  const given = transactions.flatMap((tx, i) => [
    ...(ticks.has(i) ? interpreter.tick(tx.at) : []),
    ...interpreter.push(tx),
  ]);
  return [...given, ...interpreter.tick(END)];
}

describe('the interpreter', () => {
  it('gives the same events under the same keys whenever time was let in', () => {
    const plain = replayWithTicks(new Set());
    fc.assert(
      fc.property(fc.array(fc.nat(transactions.length - 1)), (places) => {
        expect(replayWithTicks(new Set(places))).toEqual(plain);
      }),
      { numRuns: 3 },
    );
  });

  it('goes on from a stored state as if nothing had happened', () => {
    const whole = replayWithTicks(new Set());
    fc.assert(
      fc.property(fc.nat(transactions.length - 1), (cut) => {
        const first = recordedInterpreter();
        const before = transactions.slice(0, cut).flatMap((tx) => first.push(tx));
        const second = recordedInterpreter();
        second.restore(JSON.parse(JSON.stringify(first.serialise())) as JsonValue);
        const after = transactions.slice(cut).flatMap((tx) => second.push(tx));
        expect([...before, ...after, ...second.tick(END)]).toEqual(whole);
      }),
      { numRuns: 4 },
    );
  });

  it('refuses a state that it did not make', () => {
    expect(() => recordedInterpreter().restore({ version: 0, mirror: {}, open: [], recent: [] })).toThrow('version');
  });

  it('counts revisions from 1 and settles each event once, 2 s after its last row', () => {
    const byKey = new Map<string, ActivityEvent[]>();
    for (const event of replayWithTicks(new Set())) byKey.set(event.key, [...(byKey.get(event.key) ?? []), event]);
    for (const revisions of byKey.values()) {
      expect(revisions.map((event) => event.revision)).toEqual(revisions.map((_, i) => i + 1));
      expect(revisions.slice(0, -1).every((event) => event.settledAt === null)).toBe(true);
      const last = revisions.at(-1)!;
      if (!last.withdrawn) expect(last.settledAt! - last.at).toBeGreaterThanOrEqual(2000);
    }
    expect(new Set(replayedEvents().map((event) => event.key)).size).toBe(replayedEvents().length);
  });

  it('speaks at the first row and refines what it said', () => {
    const site = new ScriptedSite({
      posts: [{ ID: 7, post_title: 'Atelier', post_type: 'page', post_name: 'atelier' }],
    });
    site.update('posts', 7, { post_title: 'Nos ateliers', post_modified: 'x' });
    expect(told(site.given)).toEqual(['update page « Nos ateliers »']);
    site.update('posts', 7, { post_content: '<p>Bonjour</p>' });
    expect(site.given.map((event) => [event.key === site.given[0]?.key, event.revision])).toEqual([
      [true, 1],
      [true, 2],
    ]);
    expect(site.given[1]?.changes.map((change) => change.field)).toEqual(['title', 'content']);
    site.wait(1990);
    expect(site.given).toHaveLength(2);
    site.wait(10);
    expect(site.given.at(-1)).toMatchObject({ revision: 3, settledAt: expect.any(Number) });
  });

  it('withdraws what nets to nothing', () => {
    const site = new ScriptedSite({
      options: [{ option_id: 1, option_name: 'blogname', option_value: 'Un', autoload: 'yes' }],
    });
    site.option('blogname', 'Deux').option('blogname', 'Un');
    expect(site.given.map((event) => event.withdrawn)).toEqual([false, true]);
    expect(site.settled()).toEqual([]);
  });

  it('keeps two acts on one object apart when they are 2 s apart', () => {
    const site = new ScriptedSite({ posts: [{ ID: 7, post_title: 'A' }] });
    site.update('posts', 7, { post_title: 'B' }).wait(2100).update('posts', 7, { post_title: 'C' });
    expect(site.settled().map((event) => event.changes[0])).toEqual([
      { field: 'title', before: 'A', after: 'B' },
      { field: 'title', before: 'B', after: 'C' },
    ]);
  });

  it('ends with the last revision of what it gave out live', () => {
    expect(lastRevisions(replayWithTicks(new Set([5, 50, 500])))).toEqual(replayedEvents());
  });
});
