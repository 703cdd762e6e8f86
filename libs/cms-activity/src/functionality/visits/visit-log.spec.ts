import { placeOf } from './act-place.js';
import type { SiteRequest } from './site-request.js';
import { tabUse } from './tab-use.js';
import { VisitLog } from './visit-log.js';

let seq = 0;
const request = (path: string, startedAt: number, more: Partial<SiteRequest> = {}): SiteRequest => ({
  ...{ seq: ++seq, who: 'candidate', client: 'a', method: 'GET', path, from: null, status: 200 },
  ...{ startedAt, endedAt: startedAt + 100 },
  ...more,
});

function logOf(...requests: SiteRequest[]): VisitLog {
  const log = new VisitLog('wordpress');
  for (const one of requests) log.push(one);
  return log;
}
const told = (log: VisitLog) =>
  log.visits.map(({ screen, startedAt, lastSeenAt, endedAt }) => [screen.name, startedAt, lastSeenAt, endedAt]);

describe('visits', () => {
  it('last until the same browser goes on; a reload and a save go on with them', () => {
    const log = logOf(
      request('/wp-admin/', 1000),
      request('/wp-admin/edit.php', 5000),
      request('/wp-admin/edit.php', 12_000),
      request('/wp-json/wp/v2/posts/1', 30_000, { method: 'POST' }),
      request('/', 40_000),
    );
    expect(told(log)).toEqual([
      ['Tableau de bord', 1000, 1000, 5000],
      ['Articles', 5000, 30_100, 40_000],
      ['Page d’accueil du site', 40_000, 40_000, null],
    ]);
  });

  it('are not begun nor kept alive by what pages do by themselves, nor by refusals', () => {
    const log = logOf(
      request('/wp-admin/edit.php', 1000),
      request('/wp-admin/admin-ajax.php', 60_000, { method: 'POST' }),
      request('/wp-json/wp/v2/types', 61_000),
      request('/wp-admin/options-general.php', 62_000, { status: 403 }),
      request('/wp-admin/options-general.php', 63_000, { status: 302 }),
      request('/wp-json/wp/v2/posts/1', 64_000, { method: 'POST', status: 500 }),
    );
    expect(told(log)).toEqual([['Articles', 1000, 1000, null]]);
  });

  it('are kept apart by person and browser', () => {
    const log = logOf(
      request('/wp-admin/', 1000),
      request('/', 2000, { who: 'examiner', client: 'x' }),
      request('/', 3000, { client: 'b' }),
    );
    expect(log.visits.map(({ who, client, endedAt }) => [who, client, endedAt])).toEqual([
      ['candidate', 'a', null],
      ['examiner', 'x', null],
      ['candidate', 'b', null],
    ]);
  });

  it('are the same whenever the journal is read again', () => {
    const requests = ['/wp-admin/', '/', '/wp-admin/edit.php', '/'].map((path, i) => request(path, 1000 * (i + 1)));
    expect(logOf(...requests).visits).toEqual(logOf(...requests).visits);
  });
});

describe('the use of back office and site', () => {
  it('is none before the candidate went from one to the other', () => {
    expect(tabUse(logOf(request('/wp-admin/', 1), request('/wp-admin/edit.php', 2)).visits)).toBeNull();
    expect(tabUse(logOf(request('/wp-admin/', 1), request('/', 2, { who: 'examiner' })).visits)).toBeNull();
  });

  it('is one act, with how often and which screens', () => {
    const log = logOf(
      request('/wp-admin/', 1000),
      request('/', 2000),
      request('/nos-ateliers/', 2500),
      request('/wp-admin/edit.php', 3000),
      request('/', 4000),
    );
    expect(tabUse(log.visits)).toEqual({
      at: 2000,
      lastAt: 4000,
      changes: 3,
      backOffice: ['Tableau de bord', 'Articles'],
      site: ['Page d’accueil du site', 'Page du site : nos-ateliers'],
    });
  });
});

describe('the place of an act', () => {
  const screen = (log: VisitLog, at: number, lastAt = at) => placeOf(log.located, at, lastAt)?.screen?.name ?? null;

  it('is the page that the writing request came from, also with two tabs open', () => {
    const log = logOf(
      request('/wp-admin/post-new.php?post_type=page', 1000),
      request('/wp-admin/nav-menus.php', 2000),
      request('/wp-json/wp/v2/pages/4', 5000, { method: 'POST', from: '/wp-admin/post-new.php?post_type=page' }),
    );
    expect(screen(log, 5050)).toBe('Pages › Ajouter');
  });

  it('is the screen the browser was on when the request does not say', () => {
    const log = logOf(
      request('/wp-admin/options-reading.php', 1000),
      request('/wp-admin/options.php', 5000, { method: 'POST', status: 302 }),
    );
    expect(screen(log, 5020)).toBe('Réglages › Lecture');
  });

  it('is found for rows read a little late, and prefers a form to a heartbeat', () => {
    const log = logOf(
      request('/wp-admin/edit.php', 1000),
      request('/wp-admin/post.php', 5000, { method: 'POST', from: '/wp-admin/post.php?post=3&action=edit' }),
      request('/wp-admin/admin-ajax.php', 5010, { method: 'POST', from: '/wp-admin/edit.php' }),
    );
    expect(screen(log, 5400)).toBe('Éditeur d’un contenu');
  });

  it('is a link that acts, not a page that was merely shown', () => {
    const shown = logOf(request('/wp-admin/plugins.php', 5000));
    expect(screen(shown, 5050)).toBeNull();
    const acting = logOf(
      request('/wp-admin/plugins.php', 1000),
      request('/wp-admin/plugins.php?action=activate&plugin=a/b.php', 5000, { status: 302 }),
    );
    expect(screen(acting, 5050)).toBe('Extensions');
  });

  it('is unknown when only staff looked, or nobody asked for anything', () => {
    const log = logOf(request('/', 5000, { who: 'examiner' }), request('/wp-admin/', 1000));
    expect(placeOf(log.located, 5050, 5050)).toBeNull();
    expect(placeOf(log.located, 60_000, 60_000)).toBeNull();
  });
});
