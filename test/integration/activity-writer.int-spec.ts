import { randomUUID } from 'node:crypto';
import { DataSource } from 'typeorm';
import { ActivityStreamEntity } from '../../apps/api/src/activity/activity-stream.entity.js';
import type { FeedAct } from '../../apps/api/src/activity/feed-act.js';
import { feedPage } from '../../apps/api/src/activity/feed-page.js';
import { FeedWriter } from '../../apps/api/src/activity/feed-writer.js';
import { dataPaths, EnvSchema } from '../../apps/api/src/config/env.js';
import { dataSourceOptions } from '../../apps/api/src/database/data-source-options.js';
import { recreateDatabase } from '../support/test-database.js';
import { testSetting } from '../support/test-setting.js';

jest.setTimeout(60_000);

const OFF = { status: 'off', since: null } as const;
const SANDBOX = 'abcd1234';
const AT = { journalSeq: 1, position: { file: 'mysql-bin.000001', offset: 4 } };

const act = (name: string, more: Partial<FeedAct> = {}): FeedAct => ({
  id: randomUUID(),
  at: 1000,
  lastAt: 1000,
  withdrawn: false,
  digest: name.padEnd(64, '-').slice(0, 64),
  content: {
    ...{ verb: 'create', object: 'page', name, functionality: [], changes: [], facts: {} },
    ...{ backOfficePath: null, publicPath: null },
  },
  ...more,
});

describe('FeedWriter', () => {
  let database: DataSource;
  let sittingId: string;
  const errors: string[] = [];

  beforeAll(async () => {
    await recreateDatabase('e5b_activity_writer');
    const env = EnvSchema.parse({
      E5B_DATA_DIR: testSetting('E5B_DATA_DIR'),
      E5B_DB_SOCKET: testSetting('E5B_TEST_DB_SOCKET'),
      E5B_DB_USER: testSetting('E5B_TEST_DB_USER'),
      E5B_DB_PASSWORD_FILE: testSetting('E5B_TEST_DB_PASSWORD_FILE'),
      E5B_DB_NAME: 'e5b_activity_writer',
    });
    database = await new DataSource(dataSourceOptions(env, dataPaths(env))).initialize();
    await database.runMigrations();
  });
  afterAll(() => database.destroy());
  beforeEach(async () => {
    errors.length = 0;
    sittingId = randomUUID();
    await database.manager.insert(ActivityStreamEntity, {
      ...{ sittingId, slotId: randomUUID(), sandbox: SANDBOX, observedSince: 1 },
    });
  });

  const writer = () =>
    new FeedWriter(database, sittingId, SANDBOX, {
      onWritten: () => undefined,
      onError: (error) => errors.push(String(error)),
      onClosed: () => undefined,
    });
  const page = async () => (await feedPage(database.manager, sittingId, 0, OFF)).events;
  const seqs = async () => (await page()).map(({ name, seq }) => [name, seq]);

  it('gives each new or changed act the next cursor, with the checkpoint in the same transaction', async () => {
    const feed = writer();
    const [one, two] = [act('un'), act('deux')];
    feed.start([], AT);
    feed.take([one, two], AT);
    await feed.settled();
    feed.take([{ ...one, digest: 'changed' }, two], { ...AT, journalSeq: 9 });
    await feed.settled();
    expect(await seqs()).toEqual([
      ['deux', 2],
      ['un', 3],
    ]);
    expect(await database.manager.findOneBy(ActivityStreamEntity, { sittingId })).toMatchObject({
      ...{ lastSeq: 3, journalSeq: 9, binlogFile: 'mysql-bin.000001', binlogOffset: 4 },
    });
  });

  it('changes nothing when the same journal is read again', async () => {
    const acts = Array.from({ length: 250 }, (_, n) => act(`acte ${n}`));
    for (let run = 0; run < 3; run++) {
      const feed = writer();
      feed.start(acts, AT);
      await feed.settled();
      await feed.close();
      expect((await page()).map(({ seq }) => seq)).toEqual(acts.map((_, n) => n + 1));
    }
  });

  it('withdraws what the journal no longer tells', async () => {
    const [told, untold] = [act('dit'), act('tu')];
    const first = writer();
    first.start([told, untold], AT);
    await first.settled();
    const second = writer();
    second.start([told], AT);
    await second.settled();
    expect((await page()).map(({ name, withdrawn }) => [name, withdrawn])).toEqual([
      ['dit', false],
      ['tu', true],
    ]);
  });

  it('lets no act that the database refuses keep the others out', async () => {
    const broken = act('cassé', { content: { ...act('cassé').content, name: 'demi \ud83d' } });
    const feed = writer();
    feed.start([act('avant'), broken, act('après')], AT);
    await feed.settled();
    feed.take([act('encore')], AT);
    await feed.settled();
    expect((await page()).map(({ name }) => name)).toEqual(['avant', 'après', 'encore']);
    expect(errors).toHaveLength(1);
  });
});
