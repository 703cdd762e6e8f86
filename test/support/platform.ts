import { type ChildProcess, spawn } from 'node:child_process';
import { createWriteStream, mkdirSync, readFileSync, rmSync } from 'node:fs';
import { get } from 'node:http';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { removeSandboxes } from './sandbox-cleaner.js';
import { recreateDatabase } from './test-database.js';
import { testSetting } from './test-setting.js';

const ROOT = join(import.meta.dirname, '../..');

export interface RehearsalFile {
  centre: { login: string; password: string };
  examiner: { login: string; password: string };
  author: { login: string; password: string };
  candidates: { slot: string; name: string; code: string }[];
}

export interface PlatformOptions {
  /** Names the data directory and the database: one platform of a name at a time. */
  name: string;
  env?: Record<string, string>;
}

type ServiceName = 'api' | 'gateway';

/** The real api and gateway as processes of their own, on free ports, with a data directory and a database of their own. */
export class Platform {
  private readonly processes = new Map<ServiceName, ChildProcess>();

  private constructor(
    readonly dataDir: string,
    readonly apiPort: number,
    readonly gatewayPort: number,
    readonly database: string,
    private readonly extra: Record<string, string>,
  ) {}

  static async start({ name, env = {} }: PlatformOptions): Promise<Platform> {
    const dataDir = join(testSetting('E5B_DATA_DIR'), name);
    const database = `e5b_${name.replaceAll('-', '_')}`;
    rmSync(dataDir, { recursive: true, force: true });
    mkdirSync(dataDir, { recursive: true });
    await recreateDatabase(database);
    const platform = new Platform(dataDir, await freePort(), await freePort(), database, env);
    try {
      await Promise.all([platform.startService('gateway'), platform.startService('api')]);
    } catch (error) {
      await platform.stop();
      throw error;
    }
    return platform;
  }

  get origin(): string {
    return `http://localhost:${this.apiPort}`;
  }

  get rehearsal(): RehearsalFile {
    return JSON.parse(readFileSync(join(this.dataDir, 'rehearsal.json'), 'utf8')) as RehearsalFile;
  }

  pid(service: ServiceName): number {
    return this.processes.get(service)?.pid ?? 0;
  }

  /** Resolves once the service answers that it is ready. */
  async startService(service: ServiceName): Promise<void> {
    const log = createWriteStream(join(this.dataDir, `${service}.log`), { flags: 'a' });
    const child = spawn(process.execPath, ['--enable-source-maps', join(ROOT, 'apps', service, 'dist/main.js')], {
      cwd: ROOT,
      env: this.environment(),
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    child.stdout.pipe(log);
    child.stderr.pipe(log);
    this.processes.set(service, child);
    const ready =
      service === 'api'
        ? () => answersOk({ port: this.apiPort })
        : () => answersOk({ socketPath: join(this.dataDir, 'run/gateway.sock') });
    const deadline = performance.now() + 60_000;
    while (!(await ready())) {
      if (child.exitCode !== null || performance.now() > deadline) {
        throw new Error(
          `${service} did not start:\n${readFileSync(join(this.dataDir, `${service}.log`), 'utf8').slice(-4000)}`,
        );
      }
      await pause(50);
    }
  }

  /** SIGKILL: nothing is said goodbye to. */
  async kill(service: ServiceName): Promise<void> {
    await this.end(service, 'SIGKILL');
  }

  /** Stops what was started and removes the sandboxes of this data directory. */
  async stop(): Promise<void> {
    await Promise.all([this.end('api', 'SIGTERM'), this.end('gateway', 'SIGTERM')]);
    await removeSandboxes(this.dataDir, this.extra.E5B_DOCKER_SOCKET);
  }

  private async end(service: ServiceName, signal: NodeJS.Signals): Promise<void> {
    const child = this.processes.get(service);
    this.processes.delete(service);
    if (!child || child.exitCode !== null || child.signalCode !== null) return;
    const ended = new Promise<void>((resolve) => void child.once('exit', () => resolve()));
    child.kill(signal);
    const patience = setTimeout(() => child.kill('SIGKILL'), 15_000);
    await ended;
    clearTimeout(patience);
  }

  private environment(): NodeJS.ProcessEnv {
    return {
      ...process.env,
      NODE_ENV: 'production',
      E5B_DATA_DIR: this.dataDir,
      E5B_API_PORT: String(this.apiPort),
      E5B_GATEWAY_PORT: String(this.gatewayPort),
      E5B_PLATFORM_ORIGIN: this.origin,
      E5B_SANDBOX_DOMAIN: 'localhost',
      E5B_DB_SOCKET: testSetting('E5B_TEST_DB_SOCKET'),
      E5B_DB_USER: testSetting('E5B_TEST_DB_USER'),
      E5B_DB_PASSWORD_FILE: testSetting('E5B_TEST_DB_PASSWORD_FILE'),
      E5B_DB_NAME: this.database,
      E5B_IMAGE_WORDPRESS: testSetting('E5B_TEST_IMAGE_WORDPRESS'),
      ...this.extra,
    };
  }
}

function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = createServer();
    server.once('error', reject);
    server.listen(0, '127.0.0.1', () => {
      const address = server.address();
      server.close(() => resolve(typeof address === 'object' && address ? address.port : 0));
    });
  });
}

function answersOk(where: { port: number } | { socketPath: string }): Promise<boolean> {
  return new Promise((resolve) => {
    const call = get({ ...where, host: '127.0.0.1', path: '/health/ready', timeout: 2000 }, (answer) => {
      answer.resume();
      resolve(answer.statusCode === 200);
    });
    call.on('timeout', () => call.destroy());
    call.on('error', () => resolve(false));
  });
}
