import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { engineSocket, readEngineFacts, readPidFile } from './engine.mjs';
import { EngineClient, EngineError } from './engine-client.mjs';

let directory: string;
beforeEach(() => {
  directory = mkdtempSync(join(tmpdir(), 'e5b-engine-'));
});
afterEach(() => {
  rmSync(directory, { recursive: true });
});

describe('readPidFile', () => {
  const write = (text: string) => {
    const path = join(directory, 'docker.pid');
    writeFileSync(path, text);
    return path;
  };

  it('knows that there is none', () => {
    expect(readPidFile(join(directory, 'docker.pid'))).toBe('none');
  });

  it('takes the pid of another program for stale, since pids are reused', () => {
    expect(readPidFile(write(String(process.pid)))).toBe('stale');
  });

  it.each(['', 'garbage', '0', '999999999'])('takes « %s » for stale', (text) => {
    expect(readPidFile(write(text))).toBe('stale');
  });
});

describe('readEngineFacts', () => {
  const facts = (socket: string) =>
    readEngineFacts({ mayInstall: true, env: { DOCKER_HOST: `unix://${socket}` }, pidFile: join(directory, 'none') });

  it('sees an engine that answers on its socket', async () => {
    const socket = join(directory, 'docker.sock');
    const server = createServer((request, response) => {
      response.statusCode = request.url === '/_ping' ? 200 : 404;
      response.end('OK');
    });
    await new Promise<void>((resolve) => server.listen(socket, resolve));
    await expect(facts(socket)).resolves.toMatchObject({ answering: true });
    server.close();
  });

  it('sees that there is no socket, or that nobody listens to it', async () => {
    await expect(facts(join(directory, 'absent.sock'))).resolves.toMatchObject({ answering: false, reason: 'ENOENT' });
    const deaf = join(directory, 'deaf.sock');
    writeFileSync(deaf, '');
    await expect(facts(deaf)).resolves.toMatchObject({ answering: false, reason: 'ECONNREFUSED' });
  });
});

describe('engineSocket', () => {
  it('follows DOCKER_HOST, and the usual place otherwise', () => {
    expect(engineSocket({ DOCKER_HOST: 'unix:///run/x.sock' })).toBe('/run/x.sock');
    expect(engineSocket({ E5B_DOCKER_SOCKET: '/run/y.sock' })).toBe('/run/y.sock');
    expect(engineSocket({})).toBe('/var/run/docker.sock');
  });
});

describe('EngineClient', () => {
  it('turns a refusal into EngineError with the engine’s own words, and a missing thing into undefined', async () => {
    const socket = join(directory, 'docker.sock');
    const server = createServer((request, response) => {
      response.statusCode = request.url === '/missing' ? 404 : 409;
      response.end(JSON.stringify({ message: 'name in use' }));
    });
    await new Promise<void>((resolve) => server.listen(socket, resolve));
    const client = new EngineClient(socket);
    await expect(client.find('/missing')).resolves.toBeUndefined();
    await expect(client.json('POST', '/containers/create', {})).rejects.toEqual(new EngineError(409, 'name in use'));
    server.close();
  });
});
