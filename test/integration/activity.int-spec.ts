import type { FeedEvent } from '@e5b/contracts';
import { readJournal, verifyJournal } from '@e5b/journal';
import { killSandbox } from '@e5b/sandbox/testing';
import type { TestingModule } from '@nestjs/testing';
import { register } from 'prom-client';
import { ActivityService } from '../../apps/api/src/activity/activity.service.js';
import { LATE_AFTER_MS } from '../../apps/api/src/activity/change-summary.js';
import { Clock } from '../../apps/api/src/common/clock.js';
import type { DomainEvents } from '../../apps/api/src/events/domain-events.js';
import { EventBus } from '../../apps/api/src/events/event-bus.js';
import { activityApi } from '../support/activity-api.js';
import { ActivityRig, eventually } from '../support/activity-rig.js';

jest.setTimeout(60_000);

/** A page as the CMS would write it: published at once. */
const publish = (title: string): string =>
  `INSERT INTO wp_posts (post_author, post_date, post_date_gmt, post_content, post_title, post_excerpt, post_status, post_name,
     to_ping, pinged, post_modified, post_modified_gmt, post_content_filtered, post_type)
   VALUES (1, NOW(), UTC_TIMESTAMP(), '<p>Texte</p>', '${title}', '', 'publish', 'page', '', '', NOW(), UTC_TIMESTAMP(), '', 'page');`;

describe('the live feed', () => {
  let rig: ActivityRig;
  let api: TestingModule;
  let activity: ActivityService;
  let clock: Clock;
  const states: DomainEvents['activity.state'][] = [];
  const announced: number[] = [];

  async function startApi(): Promise<void> {
    api = await activityApi(rig);
    const bus = api.get(EventBus);
    bus.on('activity.state', (state) => states.push(state));
    bus.on('activity.appended', ({ seq }) => announced.push(seq));
    await api.init();
    activity = api.get(ActivityService);
    clock = api.get(Clock);
  }

  beforeAll(async () => {
    rig = await ActivityRig.start('e5b_activity');
    await startApi();
  }, 120_000);
  afterAll(async () => {
    await api.close();
    await rig.stop();
  });

  const live = () =>
    eventually(
      () => Promise.resolve(activity.state(rig.sittingId)),
      ({ status }) => status === 'live',
      30_000,
    );
  const named = (name: string) =>
    eventually(
      () => activity.page(rig.sittingId, 0),
      ({ events }) => events.some((event) => event.name === name),
    ).then(({ events }) => events.find((event) => event.name === name) as FeedEvent);

  it('is off before anyone observes', async () => {
    expect(activity.state(rig.sittingId)).toEqual({ status: 'off', since: null });
    expect(await activity.lastChange(rig.sittingId)).toBeNull();
    expect(await activity.page(rig.sittingId, 0)).toMatchObject({ events: [], cursor: 0, more: false });
    await expect(activity.observe({ ...rig.sitting, sandbox: 'zzzzzzzz' })).rejects.toMatchObject({
      code: 'NOT_FOUND',
    });
    await expect(activity.drain(rig.sittingId)).rejects.toMatchObject({ code: 'NOT_FOUND' });
  });

  it('tells what happens after the first observe, nothing of what was before', async () => {
    await rig.sql(publish('Avant'));
    await Promise.all([activity.observe(rig.sitting), activity.observe(rig.sitting)]);
    await live();
    const before = clock.now();
    await rig.sql(publish('Nos engagements'));
    const event = await named('Nos engagements');
    expect(event).toMatchObject({ verb: 'create', object: 'page', withdrawn: false, question: null });
    expect(event.at).toBeGreaterThanOrEqual(before);
    expect(event.functionality.length).toBeGreaterThan(0);
    const { events, cursor } = await activity.page(rig.sittingId, 0);
    expect(events.map(({ name }) => name)).not.toContain('Avant');
    expect(announced).toContain(cursor);
  });

  it('pages by cursor, and gives a refined event again under its id', async () => {
    const { cursor } = await activity.page(rig.sittingId, 0);
    const { id } = await named('Nos engagements');
    await rig.sql("UPDATE wp_posts SET post_title = 'Nos valeurs' WHERE post_title = 'Nos engagements'");
    await named('Nos valeurs');
    const { events, cursor: next } = await activity.page(rig.sittingId, cursor);
    expect(events.every(({ seq }) => seq > cursor)).toBe(true);
    expect(next).toBe(events.at(-1)?.seq);
    expect(events.map((event) => event.id)).toContain(id);
    expect((await activity.page(rig.sittingId, next)).events).toEqual([]);
  });

  it('keeps the snapshot and every row in a journal that verifies, without any password', async () => {
    await rig.sql("UPDATE wp_users SET user_pass = 'a-secret-hash' LIMIT 1");
    await activity.drain(rig.sittingId);
    const path = await activity.journalPath(rig.sittingId);
    expect(await verifyJournal(path)).toMatchObject({ ok: true });
    const records = [];
    for await (const record of readJournal(path)) records.push(record);
    expect(records[0]).toMatchObject({
      kind: 'snapshot',
      data: { site: { sandbox: rig.sandbox.name, cms: 'wordpress' } },
    });
    expect(records.at(-1)).toMatchObject({ kind: 'transaction' });
    expect(JSON.stringify(records)).not.toMatch(/a-secret-hash|\$P\$|\$wp\$/);
  });

  it('drains to the moment of the call, and counts what lies in the window', async () => {
    await activity.countFrom(rig.sittingId, clock.now());
    const earlier = await activity.drain(rig.sittingId);
    expect(earlier).toMatchObject({ complete: true, changeCount: 0, lastChangeAt: null });
    const lines = Array.from({ length: 40 }, (_, n) => publish(`Série ${n}`)).join('\n');
    await rig.sql(lines);
    const summary = await activity.drain(rig.sittingId, { until: clock.now() });
    expect(summary).toMatchObject({ complete: true, changeCount: 40 });
    expect(await activity.lastChange(rig.sittingId)).toBe(summary.lastChangeAt);
    const { events } = await activity.page(rig.sittingId, 0);
    expect(events.find(({ name }) => name === 'Nos valeurs' || name === 'Nos engagements')?.facts.outsideWindow).toBe(
      'before',
    );
    expect(events.find(({ name }) => name === 'Série 3')?.facts.outsideWindow).toBeUndefined();
  });

  it('keeps what comes after the deadline and does not count it', async () => {
    const { changeCount } = await activity.drain(rig.sittingId, { until: clock.now() - LATE_AFTER_MS - 1000 - 60_000 });
    await rig.sql(publish('Trop tard'));
    const event = await named('Trop tard');
    expect(event.facts.outsideWindow).toBe('after');
    expect((await activity.drain(rig.sittingId)).changeCount).toBe(changeCount);
    await activity.drain(rig.sittingId, { until: clock.now() + 3_600_000 });
  });

  it('says when the sandbox is gone, and catches up after its restart', async () => {
    await live();
    states.length = 0;
    await killSandbox(rig.sandbox);
    await eventually(
      () => Promise.resolve(activity.state(rig.sittingId)),
      ({ status }) => status === 'interrupted',
    );
    await rig.runtime.restart(rig.sandbox);
    await rig.databaseUp();
    await rig.sql(publish('Après la panne'));
    await named('Après la panne');
    await live();
    expect(states.map(({ feed }) => feed.status)).toEqual(
      expect.arrayContaining(['interrupted', 'catching-up', 'live']),
    );
    expect(states.some(({ changesLost }) => changesLost)).toBe(false);
  });

  it('follows a rotated log', async () => {
    await rig.sql(`FLUSH BINARY LOGS; ${publish('Nouveau fichier')} FLUSH BINARY LOGS;`);
    await named('Nouveau fichier');
    expect(await activity.drain(rig.sittingId)).toMatchObject({ complete: true });
  });

  it('takes up every feed by itself when the api starts again, and changes nothing that was told', async () => {
    const before = await activity.page(rig.sittingId, 0);
    await api.close();
    await rig.sql(publish('Pendant l’arrêt'));
    await startApi();
    await named('Pendant l’arrêt');
    await live();
    const after = await activity.page(rig.sittingId, 0);
    expect(after.events.slice(0, before.events.length)).toEqual(before.events);
    expect(after.events).toHaveLength(before.events.length + 1);
  });

  it('says openly when the log was cut, and goes on from a new snapshot', async () => {
    await api.close();
    await rig.sql(`${publish('Perdu')} FLUSH BINARY LOGS;`);
    const last = (await rig.sql('SHOW MASTER STATUS')).split('\t')[0];
    await eventually(
      () => rig.sql(`PURGE BINARY LOGS TO '${last}'; SHOW BINARY LOGS`),
      (logs) => logs.startsWith(String(last)),
    );
    states.length = 0;
    await startApi();
    await live();
    expect(states.some(({ feed, changesLost }) => feed.status === 'interrupted' && changesLost)).toBe(true);
    await rig.sql(publish('Retrouvé'));
    await named('Retrouvé');
    const { events } = await activity.page(rig.sittingId, 0);
    expect(events.map(({ name }) => name)).not.toContain('Perdu');
  });

  it('shows itself to Prometheus', async () => {
    const text = await register.metrics();
    expect(text).toMatch(/e5b_activity_feeds\{status="live"\} 1/);
    expect(text).toMatch(/e5b_activity_journal_bytes \d{4,}/);
    expect(text).toMatch(/e5b_activity_events_total [1-9]/);
  });

  it('ends for good when told to', async () => {
    await activity.stop(rig.sittingId);
    expect(activity.state(rig.sittingId)).toEqual({ status: 'off', since: null });
    const { cursor } = await activity.page(rig.sittingId, 0);
    await api.close();
    await rig.sql(publish('Personne ne regarde'));
    await startApi();
    expect(activity.state(rig.sittingId).status).toBe('off');
    expect((await activity.page(rig.sittingId, cursor)).events).toEqual([]);
  });
});
