import type { Evaluation, FeedEvent, PageVisit, ReaderFeedPage, SittingView, VisitPage } from '@e5b/contracts';
import { fireEvent, screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { answerFetch, renderUi } from '../../../../test/render-ui.js';
import { serverClock } from '../../../lib/server-clock.js';
import { ActivityFeed } from './activity-feed.js';

// Hundreds of lines in jsdom, on a machine that does other things too.
jest.setTimeout(20_000);

const ROWS = [
  { id: 'r1', question: 'Q1', criterion: 'Contenus', competence: 'C', weight: 1 },
  { id: 'r2', question: 'Q2', criterion: 'Échanges', competence: 'C', weight: 1 },
];
const QUESTIONS = [
  { id: 'Q1', title: 'Publier' },
  { id: 'Q2', title: 'Modérer' },
];

let count = 0;
const id = (): string => `00000000-0000-4000-8000-${String(++count).padStart(12, '0')}`;
const event = (more: Partial<FeedEvent> = {}): FeedEvent => ({
  ...{ id: id(), seq: count, firstSeq: count, at: 1_000_000 + count * 1000, lastAt: 1_000_000 + count * 1000 },
  ...{ verb: 'update', object: 'page', name: 'Ateliers', functionality: ['Rédiger'], question: null, changes: [] },
  ...{ facts: { objectId: String(count) }, screen: null, who: null, backOfficePath: null, publicPath: null },
  withdrawn: false,
  ...more,
});

interface Backend {
  events: FeedEvent[];
  visits?: PageVisit[];
  feed?: ReaderFeedPage['feed'];
  state?: SittingView['state'];
  mark?: ReaderFeedPage['seen'];
}

/** A server that keeps questions and pins as the real one does. */
async function open({ events, visits = [], feed, state = 'running', mark = null }: Backend) {
  const sittingId = id();
  const evaluation: Evaluation = {
    ...{ sittingId, version: 0, levels: [], notes: [], pins: [] },
    fiche: { version: 0, mark: null, appreciation: '', signedAt: null, signedBy: null },
    proposal: { rule: 'règle', mark: null },
  };
  let seq = 10_000;
  const seen = answerFetch(({ method, path, body }) => {
    if (path.includes('/question')) {
      const { eventIds, question } = body as { eventIds: string[]; question: string | null };
      for (const one of events) if (eventIds.includes(one.id)) Object.assign(one, { question, seq: ++seq });
      return { json: { events: [], cursor: 0, more: false, feed: { status: 'live', since: 1 } } };
    }
    if (path.includes('/pins/')) {
      const [rowId = '', eventId = ''] = path.split('/').slice(-2);
      evaluation.version += 1;
      evaluation.pins = evaluation.pins.filter((pin) => pin.eventId !== eventId);
      if (method === 'PUT') evaluation.pins.push({ rowId, eventId, at: 1 });
    }
    if (path.includes('/tickets')) return { json: { url: 'http://site.localhost/' } };
    if (path.includes('/evaluation') || path.includes('/pins/')) return { json: evaluation };
    if (path.includes('/visits')) return { json: { visits, cursor: 0, more: false } satisfies VisitPage };
    const page = { events, cursor: 0, more: false, feed: feed ?? { status: 'live', since: 1 }, seen: mark };
    return { json: page };
  });
  const window = {
    ...{ durationSeconds: 2400, extraSeconds: 0, givenSeconds: 0, startedAt: 1_000_000, closesAt: 3_400_000 },
    ...{ pausedSince: null, endedAt: null, remainingMs: 1000, adjustments: [], pauses: [] },
  };
  const sitting = { id: sittingId, state, window };
  const view = renderUi(<ActivityFeed sitting={sitting} rows={ROWS} questions={QUESTIONS} mark={mark} />);
  await screen.findByText(/direct|rattrapage|Interrompu|arrêté/);
  return { ...view, seen, evaluation };
}

const line = (name: RegExp): HTMLElement => screen.getByRole('button', { name });

const HOSTILE = [
  '<script>document.title="pris"</script>',
  '<img src=x onerror=alert(1)>',
  '"><svg/onload=alert(1)>',
  'javascript:alert(1)',
  '</title><iframe srcdoc="<script>1</script>">',
  '{{constructor.constructor("1")()}}',
  '\u202egnp.exe\u0000',
  '__proto__',
  'constructor',
  '😀'.repeat(50),
];

it.each(HOSTILE)('shows %j as text in every field, and links nowhere', async (evil) => {
  const complaint = jest.spyOn(console, 'error');
  const facts = {
    objectId: evil,
    actor: evil,
    words: 3,
    characters: evil as unknown as number,
    headings: [{ level: evil, text: evil }],
    blocks: { [evil]: evil },
    images: { total: evil, withoutAlt: evil },
    links: evil,
    linksAdded: [{ href: evil, text: evil, internal: false }],
    imagesAdded: [{ src: evil, alt: evil }],
    outsideWindow: evil,
  };
  const changes = [
    { field: evil, before: evil, after: evil },
    { field: 'content', before: evil.repeat(20), after: `${evil.repeat(20)} ${evil}` },
  ];
  const texts = { name: evil, object: evil, verb: evil, functionality: [evil], screen: evil };
  const { container } = await open({
    events: [event({ ...texts, facts, changes, backOfficePath: evil, publicPath: evil })],
    visits: [
      {
        ...{ id: id(), seq: 1, who: 'candidate', client: 'a', area: 'site', screen: evil, path: evil },
        ...{ startedAt: 1_000_000, lastSeenAt: 1_000_000, endedAt: null },
      },
    ],
  });
  const user = userEvent.setup();
  await user.click(container.querySelector('[data-feed-line]') as HTMLElement);
  await user.click(screen.getByText('Comparer avant / après'));
  for (const part of [container, document.body]) {
    expect(part.querySelectorAll('script, iframe, img, object, embed, a, svg [onload], [onerror]')).toHaveLength(0);
    for (const element of part.querySelectorAll('*'))
      for (const { name, value } of element.attributes) {
        expect(name).not.toMatch(/^on/);
        if (name === 'href' || name === 'src' || name === 'srcdoc') expect(value).toBe('');
      }
  }
  expect(document.title).not.toBe('pris');
  expect(complaint).not.toHaveBeenCalled();
  complaint.mockRestore();
  // Only a path inside the site may be opened.
  expect(screen.queryByText('Voir la page')).toBeNull();
});

it.each(['//evil.example/', '/\\evil', 'https://evil.example/', '/a b', '/a\\b', '/a\u0000b', ''])(
  'offers no way to %j',
  async (publicPath) => {
    const { container } = await open({ events: [event({ publicPath })] });
    await userEvent.click(container.querySelector('[data-feed-line]') as HTMLElement);
    expect(screen.getByText('Annexe VI-3 : Rédiger')).toBeInTheDocument();
    expect(screen.queryByText('Voir la page')).toBeNull();
  },
);

it('asks the server for a ticket to a page of the site', async () => {
  const { seen } = await open({ events: [event({ publicPath: '/?p=12' })] });
  const user = userEvent.setup();
  globalThis.open = () => null;
  await user.click(line(/Ateliers/));
  await user.click(screen.getByText('Voir la page'));
  expect(seen.find(({ path }) => path.endsWith('/tickets'))?.body).toEqual({ path: '/?p=12' });
});

it.each([
  ['live', 'En direct'],
  ['catching-up', 'En rattrapage'],
  ['off', 'Suivi arrêté'],
] as const)('says honestly that the feed is %s', async (status, text) => {
  await open({ events: [], feed: { status, since: 1 } });
  expect(screen.getByText(text)).toBeInTheDocument();
});

it('counts the seconds of an interruption', async () => {
  const now = serverClock.monotonic();
  serverClock.observe(1_600_000, now, now);
  await open({ events: [], feed: { status: 'interrupted', since: 1_558_000 } });
  expect(await screen.findByText(/^Interrompu depuis (4[2-9]|5\d) s$/)).toBeInTheDocument();
});

it('filters by object, and shows everything again', async () => {
  await open({ events: [event(), event({ object: 'menu', name: 'Principal' }), event({ name: 'Tarifs' })] });
  const user = userEvent.setup();
  const chips = within(screen.getByRole('group', { name: 'Filtrer par objet' }));
  expect(chips.getAllByRole('button').map(({ textContent }) => textContent)).toEqual(['Tout 3', 'Page 2', 'Menu 1']);
  await user.click(chips.getByText(/^Menu/));
  expect(screen.queryByText(/Tarifs/)).toBeNull();
  await user.click(chips.getByText(/^Menu/));
  expect(screen.getByText(/Tarifs/)).toBeInTheDocument();
});

it('brings the filters beyond the edge with a plain wheel', async () => {
  await open({ events: [event(), event({ object: 'post' })] });
  const filters = screen.getByRole('group', { name: 'Filtrer par objet' });
  fireEvent.wheel(filters, { deltaY: 120 });
  expect(filters.scrollLeft).toBe(120);
});

it('pins by keyboard and takes it back', async () => {
  const { evaluation, container } = await open({ events: [event()] });
  const user = userEvent.setup();
  line(/Ateliers/).focus();
  await user.keyboard('p');
  await screen.findByText(/Épingler comme preuve/);
  await user.keyboard('[ArrowDown][Digit2]');
  expect(await screen.findByText('Épinglé à Q2 – Échanges')).toBeInTheDocument();
  expect(evaluation.pins).toMatchObject([{ rowId: 'r2' }]);
  expect(within(container).getByRole('region', { name: 'Q2' })).toHaveTextContent('Ateliers');
  await user.click(screen.getByText('Annuler'));
  expect(evaluation.pins).toEqual([]);
});

it('moves acts to a question by keyboard, their object follows, and takes it back', async () => {
  const page = { facts: { objectId: '7' } };
  const { container } = await open({
    events: [event(page), event({ object: 'menu', name: 'Principal' }), event(page)],
  });
  const user = userEvent.setup();
  const lines = screen.getAllByRole('button', { name: /Ateliers/ });
  lines[0]?.focus();
  await user.keyboard('q');
  await screen.findByText('Classer cet acte');
  await user.keyboard('[ArrowDown][Digit1]');
  const group = (name: string) => within(container).getByRole('region', { name });
  await screen.findByText('Classé en Q1');
  expect(await within(group('Q1')).findByText(/× 2/)).toBeInTheDocument();
  expect(group('Sans question')).not.toHaveTextContent('Ateliers');
  await user.click(screen.getByText('Annuler'));
  expect(await within(group('Sans question')).findAllByText(/Ateliers/)).toHaveLength(2);
});

it('draws the line of the last visit below what is new', async () => {
  const [old, fresh] = [event({ name: 'Ancien' }), event({ name: 'Nouveau' })];
  await open({ events: [old, fresh], mark: { seq: old.seq, at: old.lastAt } });
  const items = screen.getAllByRole('listitem').map(({ textContent }) => textContent);
  expect(items[0]).toMatch(/Nouveau/);
  expect(items[1]).toMatch(/votre dernière visite/);
  expect(items[2]).toMatch(/Ancien/);
});

it('stays short over hundreds of acts', async () => {
  await open({ events: Array.from({ length: 300 }, (_, at) => event({ name: `Page ${at}` })) });
  expect(document.querySelectorAll('[data-feed-line]')).toHaveLength(40);
  await userEvent.click(screen.getByText(/Afficher 40 lignes de plus \(il en reste 260\)/));
  expect(document.querySelectorAll('[data-feed-line]')).toHaveLength(80);
});
