import { request } from 'node:http';
import { join } from 'node:path';
import { DATABASE } from './database.mjs';
import { engineSocket } from './engine.mjs';
import { runtimeImages } from './images.mjs';
import { Service } from './service.mjs';
import { ROOT } from './settings.mjs';

/** Environment of api and gateway; what the user set in the environment or in `.env` comes first. */
export function serviceEnvironment({ settings, database, images }) {
  return {
    E5B_WEB_DIST: join(ROOT, 'apps/web/dist'),
    ...process.env,
    E5B_DOCKER_SOCKET: engineSocket(),
    E5B_DATA_DIR: settings.data,
    E5B_API_PORT: String(settings.apiPort),
    E5B_GATEWAY_PORT: String(settings.gatewayPort),
    E5B_PLATFORM_ORIGIN: settings.platformOrigin,
    E5B_SANDBOX_DOMAIN: settings.sandboxDomain,
    E5B_IMAGE_WORDPRESS: images.ravaude.tag,
    E5B_IMAGE_BLANK_WORDPRESS: images['blank-wordpress'].tag,
    E5B_IMAGE_BLANK_PRESTASHOP: images['blank-prestashop']?.tag ?? '',
    E5B_RUNTIME_IMAGES: runtimeImages(images),
    E5B_DB_SOCKET: database.socket,
    E5B_DB_USER: DATABASE.user,
    E5B_DB_NAME: DATABASE.name,
    E5B_DB_PASSWORD_FILE: database.passwordFile,
  };
}

/** The gateway first: it enforces the windows from its leases even while the api is away. */
export function createServices({ settings, environment, record, say }) {
  const service = (name, label, ready) =>
    new Service({
      label,
      script: join(ROOT, 'apps', name, 'dist/main.js'),
      cwd: ROOT,
      env: environment,
      logFile: join(settings.logs, `${name}.log`),
      ready,
      say,
      onPid: (pid) => record.add(name, pid),
    });
  return {
    gateway: service('gateway', 'La passerelle', () => answersOk({ socketPath: join(settings.run, 'gateway.sock') })),
    api: service('api', 'L’API', () => answersOk({ host: '127.0.0.1', port: settings.apiPort })),
  };
}

function answersOk(where) {
  return new Promise((resolve) => {
    const call = request({ ...where, path: '/health/ready', timeout: 3000 }, (answer) => {
      answer.resume();
      resolve(answer.statusCode === 200);
    });
    call.on('timeout', () => call.destroy());
    call.on('error', () => resolve(false));
    call.end();
  });
}
