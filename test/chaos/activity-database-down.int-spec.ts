import { join } from 'node:path';
import { readJournal } from '@e5b/journal';
import type { TestingModule } from '@nestjs/testing';
import { ActivityService } from '../../apps/api/src/activity/activity.service.js';
import { activityApi } from '../support/activity-api.js';
import { ActivityRig, eventually } from '../support/activity-rig.js';
import { SocketProxy } from '../support/socket-proxy.js';
import { testSetting } from '../support/test-setting.js';

jest.setTimeout(60_000);

describe('the platform’s database goes away during the exam', () => {
  let rig: ActivityRig;
  let api: TestingModule;
  let proxy: SocketProxy;
  let activity: ActivityService;

  beforeAll(async () => {
    rig = await ActivityRig.start('e5b_activity_down');
    proxy = new SocketProxy(join(rig.paths.root, 'db.sock'), testSetting('E5B_TEST_DB_SOCKET'));
    await proxy.join();
    api = await activityApi(rig, { E5B_DB_SOCKET: proxy.path });
    await api.init();
    activity = api.get(ActivityService);
  }, 120_000);
  afterAll(async () => {
    await api.close();
    await proxy.cut();
    await rig.stop();
  });

  const tagline = (text: string) =>
    rig.sql(`UPDATE wp_options SET option_value = '${text}' WHERE option_name = 'blogdescription'`);
  const category = (name: string) =>
    rig.sql(`INSERT INTO wp_terms (name, slug) VALUES ('${name}', '${name}');
      INSERT INTO wp_term_taxonomy (term_id, taxonomy, description) VALUES (LAST_INSERT_ID(), 'category', '');`);
  const names = async () => (await activity.page(rig.sittingId, 0)).events.map(({ name }) => name);
  async function journalled(text: string): Promise<boolean> {
    const path = join(rig.paths.journals, rig.sandbox.name, 'activity.ndjson');
    for await (const record of readJournal(path)) {
      if (record.kind === 'transaction' && JSON.stringify(record.data).includes(text)) return true;
    }
    return false;
  }

  it('the journal goes on, and the feed has every event once it is back', async () => {
    await activity.observe(rig.sitting);
    await category('avant');
    await eventually(names, (found) => found.includes('avant'));
    await proxy.cut();
    await category('pendant');
    await tagline('Le mobilier qui dure');
    await eventually(() => journalled('Le mobilier qui dure'), Boolean);
    await expect(activity.page(rig.sittingId, 0)).rejects.toThrow();
    await proxy.join();
    const found = await eventually(names, (list) => list.includes('pendant'), 20_000);
    expect(await activity.drain(rig.sittingId)).toMatchObject({ complete: true });
    expect(found.filter((name) => name === 'pendant')).toHaveLength(1);
    expect(activity.state(rig.sittingId).status).toBe('live');
  });
});
