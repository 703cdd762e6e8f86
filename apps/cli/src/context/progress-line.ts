import type { Writable } from 'node:stream';

const INTERVAL_MS = 200;
const WIDTH = 76;

/** One line that is written over, on a terminal only: a log shows nothing of it. */
export class ProgressLine {
  private last = 0;
  private shown = false;
  private readonly terminal: boolean;

  constructor(private readonly output: Writable) {
    this.terminal = (output as Writable & { isTTY?: boolean }).isTTY === true;
  }

  /** @param label what is being done, in French */
  show(label: string, done: number, total: number): void {
    const now = Date.now();
    if (!this.terminal || (now - this.last < INTERVAL_MS && done < total)) return;
    this.last = now;
    this.shown = true;
    const percent = total === 0 ? 100 : Math.floor((done / total) * 100);
    this.output.write(`\r${`${label} : ${percent} %`.padEnd(WIDTH)}`);
  }

  clear(): void {
    if (this.shown) this.output.write(`\r${' '.repeat(WIDTH)}\r`);
    this.shown = false;
  }
}
