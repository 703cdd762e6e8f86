import { type ChildProcess, execFileSync, spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdtempSync, openSync, readFileSync, rmSync } from 'node:fs';
import { get } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { findProgram } from '../../docker/bootstrap/host.mjs';
import { mountsBelow } from '../../docker/bootstrap/work-directory.mjs';

const START_MS = 60_000;

/** A Docker engine of a test's own, which it may kill: no network, no container of anybody else. Needs root. */
export class OwnEngine {
  readonly socket: string;
  private process: ChildProcess | null = null;

  private constructor(private readonly directory: string) {
    this.socket = join(directory, 'docker.sock');
  }

  static async start(): Promise<OwnEngine> {
    const engine = new OwnEngine(mkdtempSync(join(tmpdir(), 'e5b-eng-')));
    await engine.start();
    return engine;
  }

  /** Takes a copy of an image from the engine that the tests use. */
  load(image: string, from: string): void {
    const archive = join(this.directory, 'image.tar');
    execFileSync('docker', ['--host', `unix://${from}`, 'save', '--output', archive, image]);
    execFileSync('docker', ['--host', `unix://${this.socket}`, 'load', '--quiet', '--input', archive]);
    rmSync(archive);
  }

  /** Also after `kill`: what the dead one left (its containerd, pid file) may refuse a first try. */
  async start(): Promise<void> {
    const deadline = performance.now() + START_MS;
    while (!(await this.answers())) {
      if (performance.now() > deadline) throw new Error(`dockerd did not start:\n${this.log().slice(-3000)}`);
      if (!this.process || this.process.exitCode !== null || this.process.signalCode !== null) this.spawn();
      await pause(100);
    }
  }

  /** SIGKILL of the engine alone: the containers' processes live on. */
  async kill(): Promise<void> {
    await this.end('SIGKILL');
  }

  /** Ends the engine and removes everything it held; containers must be gone before. */
  async stop(): Promise<void> {
    await this.end('SIGTERM');
    // A killed engine's mounts outlive it, and the next one does not know them as its own.
    const mounts = mountsBelow(this.directory, readFileSync('/proc/self/mounts', 'utf8'));
    for (const place of mounts) execFileSync('umount', [place]);
    rmSync(this.directory, { recursive: true, force: true });
  }

  private async end(signal: NodeJS.Signals): Promise<void> {
    const child = this.process;
    this.process = null;
    if (!child || child.exitCode !== null || child.signalCode !== null) return;
    const gone = once(child, 'exit');
    child.kill(signal);
    await gone;
  }

  private spawn(): void {
    const at = (name: string) => join(this.directory, name);
    rmSync(at('pid'), { force: true });
    const log = openSync(at('log'), 'a');
    const places = ['--data-root', at('root'), '--exec-root', at('exec'), '--pidfile', at('pid')];
    const network = ['--bridge', 'none', '--iptables=false', '--ip6tables=false', '--ip-masq=false'];
    // Where one containerd serves the whole machine, names of its own keep this engine's containers apart.
    const names = ['--containerd-namespace', 'e5b-test', '--containerd-plugins-namespace', 'e5b-test-plugins'];
    const dockerd = [findProgram('dockerd') ?? '', '--host', `unix://${this.socket}`, ...places, ...network, ...names];
    // In a network of its own: an engine without a bridge removes « docker0 », which is the machine's engine's.
    this.process = spawn(findProgram('unshare') ?? '', ['--net', ...dockerd], {
      detached: true,
      stdio: ['ignore', log, log],
    });
  }

  private log(): string {
    const file = join(this.directory, 'log');
    return existsSync(file) ? readFileSync(file, 'utf8') : '';
  }

  private answers(): Promise<boolean> {
    return new Promise((resolve) => {
      get({ socketPath: this.socket, path: '/_ping', timeout: 2000 }, (answer) => {
        answer.resume();
        resolve(answer.statusCode === 200);
      })
        .on('timeout', () => resolve(false))
        .on('error', () => resolve(false));
    });
  }
}
