import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, realpathSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { parseEnv } from 'node:util';

/** The checkout's root. */
export const ROOT = resolve(import.meta.dirname, '../..');

/**
 * Settings of one run. Paths are absolute; the data directory exists after this call.
 * `inside` names a directory within it: tests and benches have their own, and never meet a centre's data.
 */
export function readSettings({ inside = '.', env = process.env } = {}) {
  if (env === process.env) loadEnvironmentFile(inside);
  const wanted = resolve(ROOT, env.E5B_DATA_DIR || 'var', inside);
  mkdirSync(wanted, { recursive: true });
  const data = realpathSync(wanted);
  const apiPort = port(env.E5B_API_PORT, 8080);
  return {
    data,
    instance: instanceId(data),
    logs: join(data, 'logs'),
    keys: join(data, 'keys'),
    run: join(data, 'run'),
    releases: join(data, 'releases'),
    apiPort,
    platformOrigin: env.E5B_PLATFORM_ORIGIN || `http://localhost:${apiPort}`,
    gatewayPort: port(env.E5B_GATEWAY_PORT, 8081),
    sandboxDomain: env.E5B_SANDBOX_DOMAIN || 'localhost',
  };
}

/** What the machine is like, as against how the centre wants its platform: the part of `.env` that tests follow too. */
const OF_THE_MACHINE = ['E5B_DATA_DIR', 'E5B_DOCKER_SOCKET', 'E5B_CHROMIUM'];

function loadEnvironmentFile(inside) {
  const file = join(ROOT, '.env');
  if (!existsSync(file)) return;
  for (const [name, value] of Object.entries(parseEnv(readFileSync(file, 'utf8')))) {
    if (value !== '' && (inside === '.' || OF_THE_MACHINE.includes(name))) process.env[name] ??= value;
  }
}

/** Tells this data directory's containers and volumes from those of other checkouts: 8 hex digits. */
export function instanceId(realDataDirectory) {
  return createHash('sha256').update(realDataDirectory).digest('hex').slice(0, 8);
}

function port(text, fallback) {
  const value = Number(text || fallback);
  return Number.isInteger(value) && value > 0 && value < 65_536 ? value : fallback;
}
