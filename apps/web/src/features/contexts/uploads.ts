import { useSyncExternalStore } from 'react';
import { uploadContext } from '../../lib/api/upload-context.js';
import { newId } from '../../lib/new-id.js';

/** A file on its way from this browser to the centre's machine. */
export interface Upload {
  readonly id: string;
  readonly file: File;
  readonly state: 'waiting' | 'sending' | 'failed';
  readonly sent: number;
  readonly bytesPerSecond: number | null;
  /** Local monotonic ms when the sending began. */
  readonly since: number | null;
  readonly error: unknown;
}

type Send = typeof uploadContext;

const UNSENT = { state: 'waiting', sent: 0, bytesPerSecond: null, since: null, error: null } as const;

const keepTab = (event: Event): void => event.preventDefault();

/** Sends files one after the other, whatever page of the application is shown meanwhile. */
export class Uploads {
  private list: readonly Upload[] = [];
  private readonly listeners = new Set<() => void>();
  private current: { id: string; giveUp: AbortController } | null = null;

  constructor(private readonly send: Send = uploadContext) {}

  readonly subscribe = (listener: () => void): (() => void) => {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  };

  readonly all = (): readonly Upload[] => this.list;

  /** @param onReceived the machine has the whole file */
  add(file: File, onReceived: () => void): void {
    this.set([...this.list, { id: newId(), file, ...UNSENT }]);
    void this.work(onReceived);
  }

  retry(id: string, onReceived: () => void): void {
    this.change(id, UNSENT);
    void this.work(onReceived);
  }

  /** Stops it if it is on its way, and takes it off the list. */
  remove(id: string): void {
    this.set(this.list.filter((each) => each.id !== id));
    if (this.current?.id === id) this.current.giveUp.abort();
  }

  private async work(onReceived: () => void): Promise<void> {
    if (this.current) return;
    // Closing the tab would lose what was sent: the browser asks.
    window.addEventListener('beforeunload', keepTab);
    for (let next = this.waiting(); next; next = this.waiting()) await this.sendOne(next, onReceived);
    window.removeEventListener('beforeunload', keepTab);
  }

  private waiting(): Upload | undefined {
    return this.list.find(({ state }) => state === 'waiting');
  }

  private async sendOne({ id, file }: Upload, onReceived: () => void): Promise<void> {
    const giveUp = new AbortController();
    this.current = { id, giveUp };
    const since = performance.now();
    this.change(id, { state: 'sending', since });
    const note = (sent: number): void => {
      const seconds = (performance.now() - since) / 1000;
      this.change(id, { sent, bytesPerSecond: seconds > 0 ? sent / seconds : null });
    };
    try {
      await this.send(file, note, giveUp.signal);
      onReceived();
      this.set(this.list.filter((each) => each.id !== id));
    } catch (error) {
      this.change(id, { state: 'failed', error });
    } finally {
      this.current = null;
    }
  }

  private change(id: string, to: Partial<Upload>): void {
    this.set(this.list.map((each) => (each.id === id ? { ...each, ...to } : each)));
  }

  private set(list: readonly Upload[]): void {
    this.list = list;
    for (const listener of this.listeners) listener();
  }
}

/** Those of this browser tab. */
export const uploads = new Uploads();

export const useUploads = (): readonly Upload[] => useSyncExternalStore(uploads.subscribe, uploads.all);
