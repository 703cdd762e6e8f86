import { setTimeout as pause } from 'node:timers/promises';
import { createInterpreter } from '@e5b/cms-activity';
import type { FeedEvent } from '@e5b/contracts';
import { readJournal, verifyJournal } from '@e5b/journal';
import { recipeFor } from '@e5b/sandbox';
import type { BinlogPosition } from '../../apps/api/src/activity/binlog-position.js';
import type { FeedAct } from '../../apps/api/src/activity/feed-act.js';
import { feedPage } from '../../apps/api/src/activity/feed-page.js';
import { Interpretation } from '../../apps/api/src/activity/interpretation.js';
import { SnapshotLine, TransactionLine } from '../../apps/api/src/activity/journal-shapes.js';
import { ZongjiChangeStream } from '../../apps/api/src/activity/zongji-change-stream.js';
import { SandboxEntity } from '../../apps/api/src/sandboxes/sandbox.entity.js';
import { ActivityRig } from '../support/activity-rig.js';
import { ObservingProcess } from '../support/observing-process.js';

const KILLS = 10;
const PAGES = 60;

const randomMs = (from: number, to: number): number => from + Math.random() * (to - from);

/** What the journal holds, and the acts that one uninterrupted reading of it tells. */
async function readOnce(path: string, sittingId: string) {
  const interpretation = new Interpretation(sittingId, createInterpreter);
  const acts = new Map<string, FeedAct>();
  const places: string[] = [];
  let start: BinlogPosition | null = null;
  for await (const { kind, data } of readJournal(path)) {
    if (kind === 'snapshot') {
      const line = SnapshotLine.parse(data);
      start ??= line.position;
      interpretation.begin(line);
    } else {
      const line = TransactionLine.parse(data);
      places.push(`${line.gtid} ${line.position.file}:${line.position.end} ${line.changes.length}`);
      for (const act of interpretation.push(line)) acts.set(act.id, act);
    }
  }
  for (const act of interpretation.tick(interpretation.at + 60_000)) acts.set(act.id, act);
  return { places, acts: [...acts.values()], start: start as unknown as BinlogPosition };
}

describe('an observer killed again and again', () => {
  let rig: ActivityRig;
  beforeAll(async () => {
    rig = await ActivityRig.start('e5b_activity_kill');
  }, 120_000);
  afterAll(() => rig.stop());

  /** Acts of 2 to 4 commits each, some refined later, at an uneven pace. */
  async function work(signal: AbortSignal): Promise<number> {
    let pages = 0;
    while (!signal.aborted || pages < PAGES) {
      const title = `Page ${pages++}`;
      await rig.sql(`INSERT INTO wp_posts (post_author, post_date, post_date_gmt, post_content, post_title, post_excerpt, post_status,
          post_name, to_ping, pinged, post_modified, post_modified_gmt, post_content_filtered, post_type)
        VALUES (1, NOW(), UTC_TIMESTAMP(), 'Texte', '${title}', '', 'draft', 'p', '', '', NOW(), UTC_TIMESTAMP(), '', 'page');
        SET @id = LAST_INSERT_ID();
        UPDATE wp_posts SET post_content = 'Texte relu' WHERE ID = @id;
        BEGIN; UPDATE wp_posts SET post_status = 'publish' WHERE ID = @id; UPDATE wp_options SET option_value = '${title}' WHERE option_name = 'blogdescription'; COMMIT;
        INSERT INTO wp_postmeta (post_id, meta_key, meta_value) VALUES (@id, '_edit_lock', '${title}');`);
      await pause(randomMs(0, 120));
    }
    return pages;
  }

  /** A client that pulls by cursor all the time and keeps the newest version of each event. */
  async function follow(signal: AbortSignal): Promise<Map<string, FeedEvent>> {
    const seen = new Map<string, FeedEvent>();
    let cursor = 0;
    for (let more = true; more || !signal.aborted; ) {
      const page = await feedPage(rig.database.manager, rig.sittingId, cursor, { status: 'off', since: null });
      for (const event of page.events) seen.set(event.id, event);
      cursor = page.cursor;
      more = page.events.length > 0;
      if (!more) await pause(30);
    }
    return seen;
  }

  it('misses nothing and doubles nothing', async () => {
    const [working, following] = [new AbortController(), new AbortController()];
    let observer = ObservingProcess.start(rig);
    await observer.said(({ observing }) => observing !== undefined);
    const worked = work(working.signal);
    const followed = follow(following.signal);
    for (let kill = 0; kill < KILLS; kill++) {
      // Some die while they start and replay, most while they work.
      if (kill % 4 !== 0) await observer.said(({ observing }) => observing !== undefined);
      await pause(randomMs(0, 700));
      await observer.end('SIGKILL');
      observer = ObservingProcess.start(rig);
    }
    working.abort();
    const pages = await worked;
    await observer.said(({ observing }) => observing !== undefined);
    expect(await observer.drain()).toMatchObject({ complete: true });
    await observer.end('SIGTERM');
    following.abort();
    const seen = await followed;

    const path = `${rig.paths.journals}/${rig.sandbox.name}/activity.ndjson`;
    expect(await verifyJournal(path)).toMatchObject({ ok: true });
    const { places, acts, start } = await readOnce(path, rig.sittingId);
    expect(places).toEqual(await committed(start, places.at(-1)));
    const { events } = await feedPage(rig.database.manager, rig.sittingId, 0, { status: 'off', since: null });
    const comparable = (list: readonly (FeedEvent | FeedAct)[]) =>
      new Map(
        list.map(({ id, at, lastAt, withdrawn, ...rest }) => [id, { at, lastAt, withdrawn, ...contentOf(rest) }]),
      );
    expect(comparable(events)).toEqual(comparable(acts));
    expect(comparable([...seen.values()])).toEqual(comparable(events));
    expect(events.map(({ seq }) => seq)).toEqual([...new Set(events.map(({ seq }) => seq))].sort((a, b) => a - b));
    const created = events.filter(
      ({ object, verb, withdrawn }) => object === 'page' && verb === 'create' && !withdrawn,
    );
    expect(created.map(({ name }) => name).sort()).toEqual(Array.from({ length: pages }, (_, n) => `Page ${n}`).sort());
  }, 180_000);

  /** What the sandbox's own log says, read once from the snapshot on. */
  async function committed(start: BinlogPosition, last: string | undefined): Promise<string[]> {
    const { platformPassword: password } = await rig.database.manager.findOneByOrFail(SandboxEntity, {
      name: rig.sandbox.name,
    });
    const { platformDatabaseUser: user, schema } = recipeFor('wordpress');
    const stream = new ZongjiChangeStream({
      socketPath: rig.sandbox.sockets.mysql,
      user,
      password,
      schema,
      now: Date.now,
    });
    const places: string[] = [];
    const reading = new AbortController();
    await stream.follow(
      start,
      {
        onOpen: () => undefined,
        onTransaction: ({ gtid, position, changes }) => {
          places.push(`${gtid ?? ''} ${position.file}:${position.end} ${changes.length}`);
          if (places.at(-1) === last) reading.abort();
        },
        onProgress: () => undefined,
      },
      reading.signal,
    );
    return places;
  }
});

function contentOf(event: Partial<FeedEvent> & { content?: object }): object {
  const { verb, object, name, functionality, changes, facts, backOfficePath, publicPath, screen, who } = event;
  return (
    event.content ?? { verb, object, name, functionality, changes, facts, backOfficePath, publicPath, screen, who }
  );
}
