import { randomBytes } from 'node:crypto';
import { chmodSync, existsSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { ignoreGone } from './engine-client.mjs';
import { ROOT } from './settings.mjs';
import { SetupError } from './steps.mjs';
import { until } from './until.mjs';

export const DATABASE = { user: 'e5b', name: 'e5b' };
const INSIDE = '/run/e5b-db';

// Initialises an empty volume, then becomes mariadbd. The secret file is copied because mariadbd reads it as « mysql ».
const ENTRY = `set -eu
chown mysql:mysql /var/lib/mysql
test -d /var/lib/mysql/mysql || mariadb-install-db --no-defaults --user=mysql --datadir=/var/lib/mysql --skip-test-db --auth-root-authentication-method=socket >/dev/null
install -o mysql -m 0400 /init.sql /tmp/init.sql
rm -f ${INSIDE}/mysql.sock
exec mariadbd --no-defaults --user=mysql --datadir=/var/lib/mysql --socket=${INSIDE}/mysql.sock --pid-file=/tmp/mariadbd.pid \\
  --skip-networking --init-file=/tmp/init.sql --character-set-server=utf8mb4 --collation-server=utf8mb4_unicode_ci \\
  --innodb-buffer-pool-size=128M --max-connections=200 --max-allowed-packet=64M --lower-case-table-names=0
`;

/** Where things of the platform's database are. */
export function databasePlaces(settings) {
  return {
    container: `e5b-db-${settings.instance}`,
    volume: `e5b-db-${settings.instance}`,
    directory: join(settings.run, 'db'),
    socket: join(settings.run, 'db', 'mysql.sock'),
    passwordFile: join(settings.keys, 'db-password'),
  };
}

/**
 * Starts the platform's MariaDB (own container, no network, socket in the data directory, data in a named volume)
 * and waits until it answers a query. A container left by an earlier run is replaced; the volume stays.
 */
export async function startDatabase({ client, settings, image }) {
  const places = databasePlaces(settings);
  writeInitFile(settings, places);
  mkdirSync(places.directory, { recursive: true });
  chmodSync(places.directory, 0o777);
  rmSync(places.socket, { force: true });
  await client.json('DELETE', `/containers/${places.container}?force=1`).catch(ignoreGone);
  await client.json('POST', `/containers/create?name=${places.container}`, containerSpec(settings, places, image));
  await client.json('POST', `/containers/${places.container}/start`);
  if (await until(() => answersQuery(places), { timeoutMs: 60_000, everyMs: 100 })) return places;
  throw new SetupError(
    'la base de données n’a pas démarré.',
    `lisez « docker logs ${places.container} », puis relancez.`,
  );
}

/** Stops the database cleanly and removes its container; the volume keeps the data unless `forgetData`. */
export async function stopDatabase({ client, settings, forgetData = false }) {
  const { container, volume } = databasePlaces(settings);
  await client.json('POST', `/containers/${container}/stop?t=20`).catch(ignoreGone);
  await client.json('DELETE', `/containers/${container}?force=1`).catch(ignoreGone);
  if (forgetData) await client.json('DELETE', `/volumes/${volume}`).catch(ignoreGone);
}

/** Resolves with the exit code when the database's container ends; rejects when the engine goes away. */
export async function databaseEnded({ client, settings }) {
  const { container } = databasePlaces(settings);
  return (await client.json('POST', `/containers/${container}/wait`)).StatusCode;
}

function containerSpec(settings, places, image) {
  return {
    Image: image,
    Entrypoint: ['/bin/sh', '-c', ENTRY],
    Cmd: [],
    User: '0:0',
    Labels: { 'e5b.instance': settings.instance, 'e5b.role': 'database' },
    StopSignal: 'SIGTERM',
    HostConfig: {
      NetworkMode: 'none',
      CapDrop: ['ALL'],
      CapAdd: ['CHOWN', 'DAC_OVERRIDE', 'FOWNER', 'SETUID', 'SETGID'],
      SecurityOpt: ['no-new-privileges'],
      Mounts: [
        { Type: 'volume', Source: places.volume, Target: '/var/lib/mysql' },
        { Type: 'bind', Source: places.directory, Target: INSIDE },
        { Type: 'bind', Source: join(settings.keys, 'db-init.sql'), Target: '/init.sql', ReadOnly: true },
      ],
      LogConfig: { Type: 'json-file', Config: { 'max-size': '5m', 'max-file': '2' } },
    },
  };
}

/** Run by the server at each start, before it accepts anybody: the account always has the password of the key file. */
function writeInitFile(settings, places) {
  const { user, name } = DATABASE;
  const password = databasePassword(settings, places);
  const lines = [
    `CREATE DATABASE IF NOT EXISTS \`${name}\` CHARACTER SET utf8mb4 COLLATE utf8mb4_unicode_ci;`,
    `CREATE USER IF NOT EXISTS '${user}'@'localhost' IDENTIFIED BY '${password}';`,
    `ALTER USER '${user}'@'localhost' IDENTIFIED BY '${password}';`,
    `GRANT ALL PRIVILEGES ON \`${name}%\`.* TO '${user}'@'localhost';`,
  ];
  writeFileSync(join(settings.keys, 'db-init.sql'), `${lines.join('\n')}\n`, { mode: 0o600 });
}

/** Made once, readable by its owner only; the keys that sign are the api's own to make. */
function databasePassword({ keys }, { passwordFile }) {
  if (!existsSync(passwordFile)) {
    mkdirSync(keys, { recursive: true, mode: 0o700 });
    writeFileSync(`${passwordFile}.new`, randomBytes(24).toString('base64url'), { mode: 0o600 });
    renameSync(`${passwordFile}.new`, passwordFile);
  }
  return readFileSync(passwordFile, 'utf8').trim();
}

async function answersQuery(places) {
  const { createConnection } = createRequire(join(ROOT, 'apps/api/package.json'))('mysql2/promise');
  const password = readFileSync(places.passwordFile, 'utf8').trim();
  try {
    const connection = await createConnection({
      socketPath: places.socket,
      user: DATABASE.user,
      database: DATABASE.name,
      password,
    });
    await connection.query('SELECT 1');
    await connection.end();
    return true;
  } catch {
    return false;
  }
}
