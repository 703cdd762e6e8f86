import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { createConnection } from 'mysql2/promise';
import {
  DATABASE,
  databaseEnded,
  databasePlaces,
  startDatabase,
  stopDatabase,
} from '../../docker/bootstrap/database.mjs';
import { engineSocket } from '../../docker/bootstrap/engine.mjs';
import { EngineClient } from '../../docker/bootstrap/engine-client.mjs';
import { readSettings } from '../../docker/bootstrap/settings.mjs';
import { testSetting } from '../support/test-setting.js';

const data = mkdtempSync(join(testSetting('E5B_DATA_DIR'), 'pdb-'));
const settings = readSettings({ env: { E5B_DATA_DIR: data } });
const client = new EngineClient(engineSocket());
const image = testSetting('E5B_TEST_IMAGE_LAMP');
const places = databasePlaces(settings);

async function query(sql: string): Promise<unknown> {
  const password = readFileSync(places.passwordFile, 'utf8');
  const { user, name: database } = DATABASE;
  const connection = await createConnection({ socketPath: places.socket, user, database, password });
  const [rows] = await connection.query(sql);
  await connection.end();
  return rows;
}

afterAll(async () => {
  await stopDatabase({ client, settings, forgetData: true });
  rmSync(data, { recursive: true });
});

/** The database that `npm start` runs, in its real container. */
describe('the platform’s database', () => {
  it('keeps what was committed when its container is killed and started again', async () => {
    await startDatabase({ client, settings, image });
    await query('CREATE TABLE mark (candidate INT PRIMARY KEY, value DECIMAL(3,1))');
    await query('INSERT INTO mark VALUES (1, 12.5)');
    const ended = databaseEnded({ client, settings });
    await client.json('POST', `/containers/${places.container}/kill`);
    await expect(ended).resolves.toBe(137);
    await startDatabase({ client, settings, image });
    await expect(query('SELECT * FROM mark')).resolves.toEqual([{ candidate: 1, value: '12.5' }]);
  });

  it('cannot be reached by any network', async () => {
    const container = (await client.find(`/containers/${places.container}/json`)) as {
      HostConfig: { NetworkMode: string };
    };
    expect(container.HostConfig.NetworkMode).toBe('none');
    await expect(query('SELECT @@skip_networking AS closed')).resolves.toEqual([{ closed: 1 }]);
  });

  it('gives its account the password of the key file, even after that file was renewed', async () => {
    await stopDatabase({ client, settings });
    rmSync(places.passwordFile);
    await startDatabase({ client, settings, image });
    await expect(query('SELECT value FROM mark')).resolves.toEqual([{ value: '12.5' }]);
  });

  it('refuses the account anything outside its own databases', async () => {
    await expect(query('CREATE DATABASE elsewhere')).rejects.toMatchObject({ code: 'ER_DBACCESS_DENIED_ERROR' });
  });
});
