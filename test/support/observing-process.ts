import { type ChildProcess, spawn } from 'node:child_process';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import type { ActivityRig } from './activity-rig.js';

type Line = { observing?: number; state?: string; appended?: number };

/** The api's observer in a process of its own, to be killed. */
export class ObservingProcess {
  readonly lines: Line[] = [];
  private readonly listeners = new Set<() => void>();
  private errors = '';

  private constructor(
    private readonly child: ChildProcess,
    private readonly sittingId: string,
  ) {
    if (child.stdout) {
      createInterface(child.stdout).on('line', (text) => {
        this.lines.push(JSON.parse(text) as Line);
        for (const listener of this.listeners) listener();
      });
    }
    child.stderr?.on('data', (text: Buffer) => {
      this.errors += text.toString();
    });
  }

  static start(rig: ActivityRig, env: Record<string, string> = {}): ObservingProcess {
    const script = join(import.meta.dirname, 'observing-api.mjs');
    const child = spawn(process.execPath, [script, JSON.stringify([rig.sitting])], {
      env: { PATH: process.env.PATH, NODE_ENV: 'test', ...rig.environment, ...env },
      stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
    });
    return new ObservingProcess(child, rig.sittingId);
  }

  /** Resolves with the first line, past or to come, that is `good`. */
  said(good: (line: Line) => boolean): Promise<Line> {
    return new Promise((resolve, reject) => {
      const look = (): void => {
        const line = this.lines.find(good);
        if (!line) return;
        this.listeners.delete(look);
        resolve(line);
      };
      this.listeners.add(look);
      this.child.once('exit', () => reject(new Error(`The observer ended: ${this.errors.slice(-2000)}`)));
      look();
    });
  }

  drain(): Promise<{ complete: boolean; changeCount: number; lastChangeAt: number | null }> {
    return new Promise((resolve) => {
      this.child.once('message', (answer) =>
        resolve(
          (answer as { drained: { complete: boolean; changeCount: number; lastChangeAt: number | null } }).drained,
        ),
      );
      this.child.send({ drain: this.sittingId });
    });
  }

  end(signal: 'SIGKILL' | 'SIGTERM'): Promise<void> {
    if (this.child.exitCode !== null || this.child.signalCode !== null) return Promise.resolve();
    return new Promise((resolve) => {
      this.child.once('exit', () => resolve());
      this.child.kill(signal);
    });
  }
}
