import type { ActivityEvent } from '@e5b/cms-activity';
import { FeedEvent } from '@e5b/contracts';
import { feedAct } from './feed-act.js';

const SITTING = '1b671a64-40d5-491e-99b0-da01ff1f3341';
const EVENT: ActivityEvent = {
  key: 'post#12@mysql-bin.000001:400/create',
  revision: 1,
  at: 1000,
  settledAt: null,
  withdrawn: false,
  verb: 'create',
  object: 'page',
  objectId: '12',
  name: 'Nos engagements',
  rules: ['page-created'],
  functionality: ['Créer et distinguer article et page'],
  session: ['2024'],
  changes: [{ field: 'status', before: null, after: 'publish' }],
  facts: { words: 12 },
  link: '/wp-admin/post.php?post=12&action=edit',
  publicPath: null,
  actorHint: 'candidat',
  binlog: { file: 'mysql-bin.000001', start: 400, end: 900 },
};
const act = (more: Partial<ActivityEvent> = {}, lastAt = 1000, origin = 'abcd1234\n0') =>
  feedAct(SITTING, origin, { ...EVENT, ...more }, lastAt);

describe('an act of the feed', () => {
  it('fits the contract', () => {
    const { id, at, lastAt, withdrawn, content } = act();
    const event = { id, seq: 1, firstSeq: 1, at, lastAt, withdrawn, question: null, ...content };
    expect(FeedEvent.parse(event)).toEqual(event);
    expect(content.facts).toEqual({ objectId: '12', actor: 'candidat', words: 12 });
  });

  it('has one id for one act of one sandbox, whatever its revision', () => {
    expect(act({ revision: 2, name: 'Autre' }).id).toBe(act().id);
    expect(act({ key: 'other' }).id).not.toBe(act().id);
    expect(act({}, 1000, 'abcd1234\n1').id).not.toBe(act().id);
    expect(feedAct('2b671a64-40d5-491e-99b0-da01ff1f3341', 'abcd1234\n0', EVENT, 1000).id).not.toBe(act().id);
  });

  it('changes its digest with what a reader sees, and only then', () => {
    expect(act({ revision: 7, settledAt: 3000 }).digest).toBe(act().digest);
    for (const seen of [
      act({ name: 'Autre' }),
      act({ withdrawn: true }),
      act({}, 2000),
      act({ facts: { words: 13 } }),
    ]) {
      expect(seen.digest).not.toBe(act().digest);
    }
  });

  it('shows long values shortened, lists by their items, other structures as text', () => {
    const { content } = act({
      changes: [
        { field: 'content', before: ['Accueil', 1], after: 'x'.repeat(100_000) },
        { field: 'locations', before: [], after: [{ a: true }] },
      ],
    });
    expect(content.changes[0]?.before).toBe('Accueil · 1');
    expect(content.changes[0]?.after).toHaveLength(4001);
    expect(content.changes[1]).toEqual({ field: 'locations', before: '', after: '{"a":true}' });
  });

  it('never holds half a character, wherever a text was cut', () => {
    const cut = 'x🎓'.slice(0, 2);
    const { content } = act({
      name: cut,
      facts: { [cut]: [cut] },
      changes: [{ field: 'f', before: `${'y'.repeat(3999)}🎓🎓`, after: cut }],
    });
    expect(JSON.stringify(content)).not.toMatch(/\\ud[89a-f]/);
  });
});
