import type { Evaluation, FicheDraftRequest } from '@e5b/contracts';
import { ApiFailure } from '../../../lib/api-failure.js';
import { readMark, writeMark } from './mark-input.js';

/** What the examiner typed; the mark as text, because « 12, » is a mark on its way. */
export interface DraftText {
  mark: string;
  appreciation: string;
}

export type DraftStatus =
  | { kind: 'clean' }
  | { kind: 'saving' }
  | { kind: 'saved'; at: number | null }
  | { kind: 'waiting' }
  | { kind: 'conflict' }
  | { kind: 'refused'; error: unknown };

export interface DraftState {
  text: DraftText;
  status: DraftStatus;
  /** Whether the server has something else than what is typed. */
  unsaved: boolean;
}

export interface DraftPorts {
  send: (request: FicheDraftRequest) => Promise<Evaluation>;
  onSaved: (evaluation: Evaluation) => void;
  /** Somebody else saved first: their version is wanted. */
  onStale: () => void;
  now: () => number | null;
}

const PAUSE_MS = 700;
const RETRY_MS = 3000;

const textOf = ({ fiche }: Evaluation): DraftText => ({
  mark: writeMark(fiche.mark),
  appreciation: fiche.appreciation,
});
const same = (a: DraftText, b: DraftText): boolean => a.mark === b.mark && a.appreciation === b.appreciation;

function statusOf(error: unknown): DraftStatus {
  if (!(error instanceof ApiFailure) || error.passing) return { kind: 'waiting' };
  return error.code === 'STALE_VERSION' ? { kind: 'conflict' } : { kind: 'refused', error };
}

/** Saves the fiche by itself, shortly after the last key; never over somebody else's change. */
export class FicheDraft {
  private state: DraftState;
  /** What the server has, as far as this window knows. */
  private saved: DraftText;
  private version: number;
  private busy = false;
  private timer: ReturnType<typeof setTimeout> | undefined;
  private readonly listeners = new Set<() => void>();

  constructor(
    evaluation: Evaluation,
    private readonly ports: DraftPorts,
  ) {
    this.saved = textOf(evaluation);
    this.version = evaluation.fiche.version;
    this.state = { text: this.saved, status: { kind: 'clean' }, unsaved: false };
  }

  readonly snapshot = (): DraftState => this.state;

  readonly subscribe = (listener: () => void): (() => void) => {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  };

  change(part: Partial<DraftText>): void {
    this.set({ text: { ...this.state.text, ...part } });
    if (this.state.status.kind !== 'conflict') this.saveAfter(PAUSE_MS);
  }

  /** Shows another window's change at once, unless something typed here is not yet saved. */
  follow(evaluation: Evaluation): void {
    if (evaluation.fiche.version > this.version && !this.busy && same(this.state.text, this.saved)) {
      this.takeTheirs(evaluation);
    }
  }

  takeTheirs(evaluation: Evaluation): void {
    this.saved = textOf(evaluation);
    this.version = evaluation.fiche.version;
    this.set({ text: this.saved, status: { kind: 'clean' } });
  }

  keepMine(evaluation: Evaluation): void {
    this.version = evaluation.fiche.version;
    this.set({ status: { kind: 'clean' } });
    void this.save();
  }

  /** Sends at once what the pause was holding back. */
  async save(): Promise<void> {
    clearTimeout(this.timer);
    const { text, status } = this.state;
    const { mark, problem } = readMark(text.mark);
    if (problem !== null || this.busy || status.kind === 'conflict' || same(text, this.saved)) return;
    this.busy = true;
    this.set({ status: { kind: 'saving' } });
    try {
      const answer = await this.ports.send({ mark, appreciation: text.appreciation, version: this.version });
      this.version = answer.fiche.version;
      this.saved = text;
      this.ports.onSaved(answer);
      this.set({ status: { kind: 'saved', at: this.ports.now() } });
    } catch (error) {
      this.failed(error);
    } finally {
      this.busy = false;
    }
    if (this.state.status.kind === 'saved' && !same(this.state.text, text)) this.saveAfter(PAUSE_MS);
  }

  private failed(error: unknown): void {
    const status = statusOf(error);
    this.set({ status });
    if (status.kind === 'waiting') this.saveAfter(RETRY_MS);
    if (status.kind === 'conflict') this.ports.onStale();
  }

  private saveAfter(ms: number): void {
    clearTimeout(this.timer);
    this.timer = setTimeout(() => void this.save(), ms);
  }

  private set(change: Partial<Omit<DraftState, 'unsaved'>>): void {
    const next = { ...this.state, ...change };
    this.state = { ...next, unsaved: !same(next.text, this.saved) };
    for (const listener of this.listeners) listener();
  }
}
