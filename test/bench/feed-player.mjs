// Replays a recorded back office in a sandbox, and finds for what was seen the commit that made it.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';

/** One candidate's site: brought to its own moment of the recording, then played on from there. */
export class Player {
  committed = [];

  constructor(writer, commits, from) {
    Object.assign(this, { writer, commits, clock: from });
    this.next = commits.findIndex(({ at }) => at >= from);
  }

  async prepare(base) {
    await this.writer.commit(base);
    for (const { sql } of this.commits.slice(0, this.next)) await this.writer.commit(sql);
  }

  /** Plays until the recording's clock has gone on by `span` ms. */
  async play(span, speed) {
    const startedAt = performance.now();
    const until = this.clock + span;
    while (this.next < this.commits.length && this.commits[this.next].at < until) {
      const { at, sql } = this.commits[this.next++];
      const due = startedAt + (at - this.clock) / speed;
      if (due > performance.now()) await pause(due - performance.now());
      this.committed.push(await this.writer.commitAt(sql));
    }
    this.clock = until;
    await pause(Math.max(0, startedAt + span / speed - performance.now()));
  }
}

/** Place in the binlog by the receive time that an event bears as its last, from the sandbox's own journal. */
function placesByTime(journals, sandbox) {
  const places = new Map();
  for (const line of readFileSync(join(journals, sandbox, 'activity.ndjson'), 'utf8').split('\n')) {
    if (line === '') continue;
    const { kind, data } = JSON.parse(line);
    // The earliest of several at one moment: the longer way to the screen.
    if (kind === 'transaction' && !places.has(data.at)) places.set(data.at, data.position.end);
  }
  return places;
}

/** From each seen state of an event back to the commit that made it. Both clocks are the machine's, and so is the journal's. */
export function latencies(seen, players, journals) {
  const samples = [];
  for (const [sittingId, sightings] of seen) {
    const player = players.get(sittingId);
    const places = placesByTime(journals, player.sandbox);
    const commits = new Map(player.committed.map(({ at, end }) => [end, at]));
    for (const { lastAt, at } of sightings) {
      const committedAt = commits.get(places.get(lastAt));
      if (committedAt !== undefined) samples.push(at - committedAt);
    }
  }
  return samples;
}
