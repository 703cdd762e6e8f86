import { recordedActs, replayedEvents } from '../testing/recording.js';
import type { ActivityEvent } from '../types.js';

/** What the CMS stores cannot always tell two words for one act apart. */
const ALSO: Readonly<Record<string, readonly string[]>> = {
  update: ['configure', 'assign', 'reorder'],
  create: ['publish', 'upload', 'assign'],
  activate: ['configure', 'update'],
  deactivate: ['configure', 'update'],
  delete: ['trash'],
  unpublish: ['deactivate', 'update'],
  publish: ['activate', 'update'],
  schedule: ['publish', 'create', 'update'],
  pin: ['update'],
  reply: ['create'],
  restore: ['update'],
  approve: ['update'],
  spam: ['trash'],
};

const plain = (text: string): string =>
  text
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, ' ')
    .trim();

function bears(event: ActivityEvent, name: string | null): boolean {
  const wanted = plain(name ?? '');
  if (wanted === '') return true;
  const said = plain([event.name, JSON.stringify(event.changes), JSON.stringify(event.facts)].join(' '));
  return said.includes(wanted) || wanted.split(' ').some((word) => word.length > 3 && said.includes(word));
}

const within = (act: { start: number; end: number }): ActivityEvent[] =>
  replayedEvents().filter(({ binlog }) => binlog.end > act.start && binlog.end <= act.end);

describe('the recorded back office', () => {
  const acts = recordedActs();

  it.each(acts.filter((act) => act.kind === 'change'))('$id: $action', (act) => {
    const { verb, object, name } = act.expected!;
    const accepted = [verb, ...(ALSO[verb ?? ''] ?? [])];
    const hits = within(act).filter((e) => e.object === object && accepted.includes(e.verb) && bears(e, name));
    expect(hits).not.toEqual([]);
  });

  it.each(acts.filter((act) => act.kind === 'navigation' || act.kind === 'login'))('says nothing of $id', (act) => {
    expect(within(act)).toEqual([]);
  });

  it('says nothing between the acts, and little more than one line for each', () => {
    const ranges = acts.map(within);
    expect(ranges.flat()).toHaveLength(replayedEvents().length);
    const changes = acts.filter((act) => act.kind === 'change');
    expect(changes.flatMap(within).length / changes.length).toBeLessThan(1.3);
  });

  it('gives every event a place in the référentiel, or an honest reason to have none', () => {
    const outside = ['wp.plugin', 'wp.theme', 'wp.setting', 'wp.unknown', 'wp.theme.template', 'wp.site.general'];
    for (const event of replayedEvents()) {
      if (event.functionality.length === 0) expect(outside).toEqual(expect.arrayContaining([...event.rules]));
    }
  });

  it('never shows a password, a key or a token', () => {
    expect(JSON.stringify(replayedEvents())).not.toMatch(/\$P\$|\$wp\$|\$2y\$|user_activation_key|session_tokens/);
  });
});
