// Dashboards: socket.io clients of the platform that hear an announcement and pull the feed, as the examiner's page does.
import { createRequire } from 'node:module';
import { resolve } from 'node:path';

const { io } = createRequire(resolve(import.meta.dirname, '../../apps/api/package.json'))('socket.io-client');

const wall = () => performance.timeOrigin + performance.now();

/** One open page on one slot. `onSeen(sittingId, event, at)` for each state of an event that it had not seen. */
export class Dashboard {
  cursors = new Map();
  pulls = [];
  waiting = new Set();
  pulling = new Set();
  leaving = new AbortController();

  constructor({ origin, cookie, slotId, onSeen }) {
    Object.assign(this, { origin, cookie, slotId, onSeen });
  }

  async open() {
    this.socket = io(this.origin, {
      transports: ['websocket'],
      forceNew: true,
      extraHeaders: { cookie: this.cookie, origin: this.origin },
    });
    await new Promise((done, fail) => {
      this.socket.once('connect', done);
      this.socket.once('connect_error', fail);
    });
    const { ok } = await this.socket.emitWithAck('watch-slot', { slotId: this.slotId });
    if (!ok) throw new Error('A dashboard may not watch its slot');
    this.socket.on('activity-appended', ({ sittingId }) => void this.pull(sittingId));
  }

  /** One request at a time for each sitting; what is announced meanwhile asks for one more. A closed page lets go of its own. */
  async pull(sittingId) {
    if (this.pulling.has(sittingId)) return void this.waiting.add(sittingId);
    this.pulling.add(sittingId);
    try {
      await this.pullAll(sittingId);
    } catch (error) {
      if (!this.leaving.signal.aborted) throw error;
    }
    this.pulling.delete(sittingId);
  }

  async pullAll(sittingId) {
    do {
      this.waiting.delete(sittingId);
      const startedAt = performance.now();
      const after = this.cursors.get(sittingId) ?? 0;
      const answer = await fetch(`${this.origin}/api/sittings/${sittingId}/activity?after=${after}`, {
        headers: { cookie: this.cookie },
        signal: this.leaving.signal,
      });
      if (!answer.ok) throw new Error(`The feed answered ${answer.status}`);
      const page = await answer.json();
      const at = wall();
      this.pulls.push(performance.now() - startedAt);
      this.cursors.set(sittingId, page.cursor);
      if (page.more) this.waiting.add(sittingId);
      for (const event of page.events) this.onSeen(sittingId, event, at);
    } while (this.waiting.has(sittingId));
  }

  close() {
    this.leaving.abort();
    this.socket.disconnect();
  }
}
