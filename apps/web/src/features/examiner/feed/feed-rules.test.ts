import type { FeedEvent, PageVisit, WindowView } from '@e5b/contracts';
import { currentScreen } from './current-screen.js';
import { factLines } from './fact-lines.js';
import { questionsOf, runsOf } from './group-events.js';
import { countNew } from './new-since.js';
import { timelineModel } from './timeline-model.js';

const event = (id: string, at: number, more: Partial<FeedEvent> = {}): FeedEvent => ({
  ...{ id, seq: at, firstSeq: at, at, lastAt: at, verb: 'update', object: 'page', name: 'Ateliers', functionality: [] },
  ...{ question: null, changes: [], facts: { objectId: '7' }, screen: null, who: null },
  ...{ backOfficePath: null, publicPath: null, withdrawn: false },
  ...more,
});
const visit = (id: string, startedAt: number, more: Partial<PageVisit> = {}): PageVisit => ({
  ...{ id, seq: startedAt, who: 'candidate', client: 'a', area: 'back-office', screen: 'Articles', path: '/x' },
  ...{ startedAt, lastSeenAt: startedAt, endedAt: null },
  ...more,
});
const ROWS = [{ id: 'r3', question: 'Q3', criterion: '', competence: '', weight: 1 }];

describe('the question of an act', () => {
  const of = (events: FeedEvent[], pins: { rowId: string; eventId: string; at: number }[] = []) =>
    Object.fromEntries(questionsOf(events, pins, ROWS));

  it('is the one given by hand, then that of its pin, then that of its object’s newest', () => {
    expect(of([event('b', 2), event('a', 1, { question: 'Q1' })])).toEqual({ a: 'Q1', b: 'Q1' });
    expect(of([event('b', 2), event('a', 1)], [{ rowId: 'r3', eventId: 'a', at: 1 }])).toEqual({ a: 'Q3', b: 'Q3' });
    const moved = [event('c', 3), event('b', 2, { question: 'Q2' }), event('a', 1, { question: 'Q1' })];
    expect(of(moved)).toEqual({ a: 'Q1', b: 'Q2', c: 'Q2' });
  });

  it('can be none by hand, and does not spread to other objects', () => {
    const other = event('o', 3, { facts: { objectId: '8' } });
    expect(of([other, event('b', 2, { question: 'none' }), event('a', 1, { question: 'Q1' })])).toEqual({
      a: 'Q1',
      b: null,
      o: null,
    });
  });
});

const linesOf = (events: FeedEvent[]): string[] =>
  runsOf(events, new Map()).map((run) => run.map(({ id }) => id).join(''));

it('folds neighbours of one object into one line, but not across others, questions or withdrawals', () => {
  const events = [
    event('e', 5),
    event('d', 4),
    event('c', 3, { object: 'menu' }),
    event('b', 2),
    event('a', 1, { withdrawn: true }),
  ];
  expect(linesOf(events)).toEqual(['ed', 'c', 'b', 'a']);
});

it('keeps what was made or published in sight when it is changed afterwards', () => {
  const events = [event('d', 4), event('c', 3), event('b', 2, { verb: 'publish' }), event('a', 1, { verb: 'create' })];
  expect(linesOf(events)).toEqual(['dc', 'b', 'a']);
});

it('counts what came or went on since the mark, late ones too, assignments and visits not', () => {
  const mark = { seq: 10, at: 10 };
  const late = event('late', 5, { firstSeq: 12, seq: 12 });
  const assigned = event('assigned', 4, { seq: 15 });
  const goneOn = event('goneOn', 6, { seq: 13, lastAt: 14 });
  const tabs = event('tabs', 3, { object: 'tabs', lastAt: 20, seq: 16 });
  const undone = event('undone', 14, { withdrawn: true });
  expect(countNew([late, assigned, goneOn, tabs, undone], mark)).toBe(2);
  expect(countNew([late, assigned], null)).toBe(2);
});

describe('what the candidate has open', () => {
  it('is the screen seen last, with the title of what is edited, and the last sign', () => {
    const visits = [
      visit('1', 100, { endedAt: 200 }),
      visit('2', 200, { screen: 'Éditeur d’un contenu', path: '/wp-admin/post.php?post=7&action=edit' }),
    ];
    expect(currentScreen(visits, [event('a', 900)])).toMatchObject({
      screen: 'Pages › Modifier « Ateliers »',
      since: 200,
      lastSignAt: 900,
      browsers: 1,
    });
  });

  it('is unknown before the site was opened', () => expect(currentScreen([], [event('a', 1)])).toBeNull());

  it('tells of a second browser', () => {
    expect(currentScreen([visit('1', 100), visit('2', 300, { client: 'b' })], [])).toMatchObject({ browsers: 2 });
  });
});

describe('the timeline', () => {
  const window: WindowView = {
    ...{ durationSeconds: 1000, extraSeconds: 0, givenSeconds: 0, startedAt: 100_000, closesAt: 1_100_000 },
    ...{ pausedSince: null, endedAt: null, remainingMs: 1, adjustments: [] },
    pauses: [{ from: 300_000, to: 400_000, reason: 'x' }],
  };

  it('lays acts, visits and pauses over the window, in thousandths', () => {
    const visits = [
      visit('1', 100_000, { endedAt: 200_000 }),
      visit('2', 200_000, { area: 'site', screen: 'Page d’accueil du site' }),
    ];
    const model = timelineModel(window, [event('a', 600_000), event('m', 50_000)], visits, 600_000);
    expect(model).toMatchObject({
      acts: [{ id: 'a', at: 500, family: 'content' }],
      visits: [
        { area: 'back-office', from: 0, to: 100 },
        { area: 'site', from: 100, to: 500 },
      ],
      pauses: [{ from: 200, to: 300 }],
      now: 500,
    });
    expect(model?.summary).toBe(
      'Chronologie du passage : 1 acte (page 1) ; administration ouverte 1 min 40 s ; site ouvert 6 min 40 s ; 1 pause',
    );
  });

  it('is none before the start, and has no now after the end', () => {
    expect(timelineModel({ ...window, startedAt: null }, [], [], 1)).toBeNull();
    expect(timelineModel({ ...window, endedAt: 500_000, closesAt: null }, [], [], 900_000)?.now).toBeNull();
  });
});

it('says the facts of a content in French', () => {
  const facts = {
    ...{ words: 120, characters: 1, headings: [{ level: 2, text: 'Programme' }], blocks: { paragraph: 3 } },
    ...{ images: { total: 3, withoutAlt: 1 }, links: { internal: 2, external: 0 } },
    linksAdded: [{ href: '/contact', text: 'Contact', internal: true }],
    status: 'publish',
  };
  expect(factLines({ facts })).toEqual([
    { label: 'Longueur', values: ['120 mots, 1 caractère'] },
    { label: 'Titres', values: ['H2 Programme'] },
    { label: 'Blocs', values: ['Paragraphe × 3'] },
    { label: 'Images', values: ['2 images avec texte alternatif, 1 sans'] },
    { label: 'Liens', values: ['2 internes, 0 externe'] },
    { label: 'Liens ajoutés', values: ['Contact → /contact (interne)'] },
  ]);
});
