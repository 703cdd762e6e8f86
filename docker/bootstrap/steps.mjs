import { closeSync, mkdirSync, openSync, writeSync } from 'node:fs';
import { join } from 'node:path';

/** A failure that the user can act upon: one French sentence, and a way out. */
export class SetupError extends Error {
  /**
   * @param {string} message what is wrong, in French
   * @param {string} [wayOut] what to do about it, in French
   * @param {string[]} [details] last lines of output, shown as they are
   */
  constructor(message, wayOut, details = []) {
    super(message);
    this.name = 'SetupError';
    this.wayOut = wayOut;
    this.details = details;
  }
}

/** Milliseconds as a French reader expects them: « 0,4 s », « 2 min 05 s ». */
export function formatDuration(milliseconds) {
  const seconds = milliseconds / 1000;
  if (seconds < 60) return `${seconds.toFixed(1).replace('.', ',')} s`;
  return `${Math.floor(seconds / 60)} min ${String(Math.floor(seconds % 60)).padStart(2, '0')} s`;
}

/** Prints the steps of a set-up, one line each, with a beat while one lasts; keeps each step's output in a file. */
export class Steps {
  #write;
  #beatMs;
  #closed = false;

  /** @param {{ logDirectory: string, write?: (text: string) => void, beatMs?: number }} options */
  constructor({ logDirectory, write = (text) => process.stdout.write(text), beatMs = 10_000 }) {
    this.logDirectory = logDirectory;
    this.#write = write;
    this.#beatMs = beatMs;
    /** Titles and milliseconds of the finished steps, in order. */
    this.timings = [];
    mkdirSync(logDirectory, { recursive: true });
  }

  say(text) {
    this.#write(`${text}\n`);
  }

  /** The run is over: no further step starts, and a step that is ending says nothing more. */
  close() {
    this.#closed = true;
  }

  /**
   * Runs one step. `work` receives `{ note, log, logFile }` and may return a short remark shown beside the title.
   * @template T
   * @param {string} title
   * @param {string} logName base name of the step's log file
   * @param {(report: Report) => Promise<string | undefined | void>} work
   */
  async run(title, logName, work) {
    if (this.#closed) throw new SetupError('l’arrêt a été demandé.');
    const startedAt = performance.now();
    const report = new Report(join(this.logDirectory, `${logName}.log`));
    const elapsed = () => formatDuration(performance.now() - startedAt);
    const stopBeat = this.#beat(() => `  … ${title} (${elapsed()})${report.detail ? ` : ${report.detail}` : ''}`);
    try {
      const remark = await work(report);
      this.timings.push({ title, milliseconds: Math.round(performance.now() - startedAt) });
      this.say(`  ✓ ${title}${remark ? ` : ${remark}` : ''} (${elapsed()})`);
    } catch (error) {
      if (!this.#closed) this.say(`  ✗ ${title} (${elapsed()})`);
      if (report.used) error.logFile ??= report.logFile;
      throw error;
    } finally {
      stopBeat();
      report.close();
    }
  }

  /** Says a line after 10 s, 30 s, 70 s…, then every minute; returns how to stop it. */
  #beat(line) {
    let pause = this.#beatMs;
    let timer;
    const next = () => {
      timer = setTimeout(() => {
        if (this.#closed) return;
        this.say(line());
        pause = Math.min(pause * 2, 6 * this.#beatMs);
        next();
      }, pause);
      timer.unref();
    };
    next();
    return () => clearTimeout(timer);
  }
}

/** What a running step says about itself. */
class Report {
  #file;

  constructor(logFile) {
    this.logFile = logFile;
    this.detail = '';
  }

  get used() {
    return this.#file !== undefined;
  }

  /** Shown with the next beat. */
  note(text) {
    this.detail = text.length > 100 ? `${text.slice(0, 99)}…` : text;
  }

  /** Appends to the step's log file, which is made anew on first use. Written at once: a failure points to it. */
  log(text) {
    this.#file ??= openSync(this.logFile, 'w');
    writeSync(this.#file, text);
  }

  close() {
    if (this.#file !== undefined) closeSync(this.#file);
  }
}

/** The sentence, the way out and the log of a failure, in French, for the terminal. */
export function describeFailure(error) {
  const lines = ['', `Échec : ${error instanceof SetupError ? error.message : `erreur inattendue (${error.message})`}`];
  for (const line of error.details ?? []) lines.push(`    ${line}`);
  if (error.wayOut) lines.push(`À faire : ${error.wayOut}`);
  if (error.logFile) lines.push(`Détails : ${error.logFile}`);
  if (!(error instanceof SetupError) && error.stack) lines.push(error.stack);
  return `${lines.join('\n')}\n`;
}
