import { symlinkSync } from 'node:fs';
import { mkdir } from 'node:fs/promises';
import { createServer } from 'node:http';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { type Visit, VisitLog } from '@e5b/cms-activity';
import type { FeedEvent, PageVisit } from '@e5b/contracts';
import { readJournal } from '@e5b/journal';
import { ActivityStreamEntity } from '../../apps/api/src/activity/activity-stream.entity.js';
import { feedPage } from '../../apps/api/src/activity/feed-page.js';
import { siteRequestOf } from '../../apps/api/src/activity/site-request-line.js';
import { visitPage } from '../../apps/api/src/activity/visit-page.js';
import { ActivityRig, eventually } from '../support/activity-rig.js';
import { GatewayRig } from '../support/gateway-rig.js';
import { ObservingProcess } from '../support/observing-process.js';

jest.setTimeout(120_000);

const PAGES = 60;
const KILLS = 4;

const publish = (title: string): string =>
  `INSERT INTO wp_posts (post_author, post_date, post_date_gmt, post_content, post_title, post_excerpt, post_status, post_name,
     to_ping, pinged, post_modified, post_modified_gmt, post_content_filtered, post_type)
   VALUES (1, NOW(), UTC_TIMESTAMP(), '<p>Texte</p>', '${title}', '', 'publish', 'page', '', '', NOW(), UTC_TIMESTAMP(), '', 'page');`;

/** A real gateway journals requests; a real observer reads them beside the binlog of a real site. */
describe('page visits', () => {
  let rig: ActivityRig;
  let gateway: GatewayRig;
  let observer: ObservingProcess;
  let cookie: string;

  beforeAll(async () => {
    rig = await ActivityRig.start('e5b_activity_visits');
    gateway = await GatewayRig.start();
    await mkdir(rig.paths.journals, { recursive: true });
    symlinkSync(rig.paths.journals, join(gateway.dataDir, 'journals'));
    const { name } = rig.sandbox;
    // A form that writes into the site's database while its request is under way.
    const site = createServer((req, res) => {
      const written = req.method === 'POST' ? rig.sql(publish('Page du formulaire')) : Promise.resolve();
      written.then(() => res.end('ok')).catch(() => res.writeHead(500).end());
    });
    await gateway.serve(name, site);
    await gateway.lease(name);
    cookie = await gateway.enter(name);
    observer = ObservingProcess.start(rig);
    await observer.said(({ observing }) => observing !== undefined);
  }, 120_000);
  afterAll(async () => {
    await observer.end('SIGKILL');
    await gateway.stop();
    await rig.stop();
  });

  const call = (path: string, more = {}) => gateway.call(rig.sandbox.name, path, { cookie, ...more });
  const visits = async (): Promise<PageVisit[]> =>
    (await visitPage(rig.database.manager, rig.sittingId, 0)).visits.sort((a, b) => a.startedAt - b.startedAt);
  const events = async (): Promise<FeedEvent[]> =>
    (await feedPage(rig.database.manager, rig.sittingId, 0, { status: 'off', since: null })).events;

  /** What the journal tells to somebody who reads it once, from its first line. */
  async function toldByJournal(): Promise<Visit[]> {
    const log = new VisitLog('wordpress');
    for await (const record of readJournal(join(rig.paths.journals, rig.sandbox.name, 'access.ndjson'))) {
      const request = siteRequestOf(JSON.stringify(record));
      if (request !== null && !(request instanceof Error)) log.push(request);
    }
    return [...log.visits].sort((a, b) => a.startedAt - b.startedAt);
  }
  const comparable = (list: readonly (Visit | PageVisit)[]) =>
    list.map(({ who, path, startedAt, lastSeenAt, endedAt }) => ({ who, path, startedAt, lastSeenAt, endedAt }));

  it('say who had which screen open, at once', async () => {
    await call('/wp-admin/edit.php?post_type=page');
    await eventually(visits, (list) => list.some(({ screen }) => screen === 'Pages'));
    const before = Date.now();
    await call('/');
    const both = await eventually(visits, (list) => list.length === 2);
    expect(Date.now() - before).toBeLessThan(2000);
    expect(both).toMatchObject([
      { who: 'candidate', area: 'back-office', screen: 'Pages', endedAt: both[1]?.startedAt },
      { who: 'candidate', area: 'site', screen: 'Page d’accueil du site', endedAt: null },
    ]);
    const tabs = await eventually(events, (list) => list.some(({ object }) => object === 'tabs'));
    expect(tabs.find(({ object }) => object === 'tabs')).toMatchObject({
      functionality: ['Utiliser les onglets backoffice et frontoffice'],
      facts: { changes: 1, backOffice: ['Pages'], site: ['Page d’accueil du site'] },
    });
  });

  it('tell an act its screen and its author within two seconds, without repeating it', async () => {
    const host = `${rig.sandbox.name}.localhost:${gateway.port}`;
    const referer = `http://${host}/wp-admin/post-new.php?post_type=page`;
    const sent = Date.now();
    await call('/wp-admin/post.php', { method: 'POST', headers: { referer }, body: 'a=1' });
    const placed = await eventually(events, (list) =>
      list.some(({ name, screen }) => name === 'Page du formulaire' && screen !== null),
    );
    expect(Date.now() - sent).toBeLessThan(4000);
    const own = placed.filter(({ name }) => name === 'Page du formulaire');
    expect(own).toMatchObject([{ screen: 'Pages › Ajouter', who: 'candidate' }]);
    await eventually(
      () => Promise.resolve(Date.now() - sent),
      (ms) => ms > 3000,
    );
    await rig.sql(publish('Page sans requête'));
    const alone = await eventually(events, (list) => list.some(({ name }) => name === 'Page sans requête'));
    expect(alone.find(({ name }) => name === 'Page sans requête')).toMatchObject({ screen: null, who: null });
  });

  it('count nothing as a change: the receipt speaks of the work alone', async () => {
    const { changeCount } = await observer.drain();
    expect(changeCount).toBe((await events()).filter(({ object }) => object !== 'tabs').length);
  });

  it('are each kept once, whoever is killed meanwhile', async () => {
    const browsing = (async () => {
      for (let page = 0; page < PAGES; page++) {
        // A gateway that is down is asked again, as a browser's user would.
        await call(`/page-${page}/`).catch(() => undefined);
        await pause(Math.random() * 60);
      }
    })();
    for (let kill = 0; kill < KILLS; kill++) {
      await pause(Math.random() * 400);
      await observer.end('SIGKILL');
      if (kill % 2 === 0) {
        await gateway.kill('SIGKILL');
        await gateway.spawn();
      }
      observer = ObservingProcess.start(rig);
      if (kill % 2 === 1) await observer.said(({ observing }) => observing !== undefined);
    }
    await browsing;
    await observer.said(({ observing }) => observing !== undefined);
    expect(await observer.drain()).toMatchObject({ complete: true });
    const told = await toldByJournal();
    expect(told.length).toBeGreaterThan(PAGES / 2);
    expect(comparable(await visits())).toEqual(comparable(told));
    const { visitSeq, lastSeq } = await rig.database.manager.findOneByOrFail(ActivityStreamEntity, {
      sittingId: rig.sittingId,
    });
    await observer.end('SIGKILL');
    observer = ObservingProcess.start(rig);
    await observer.said(({ observing }) => observing !== undefined);
    await observer.drain();
    expect(
      await rig.database.manager.findOneByOrFail(ActivityStreamEntity, { sittingId: rig.sittingId }),
    ).toMatchObject({ visitSeq, lastSeq });
    expect((await events()).filter(({ object }) => object === 'tabs')).toHaveLength(1);
  });
});
