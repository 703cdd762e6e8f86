import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { createInterpreter } from '../interpreter.js';
import type { ActivityEvent, CommittedTransaction, Interpreter, Snapshot } from '../types.js';

const FOLDER = join(import.meta.dirname, '../../fixtures/wordpress');

export interface RecordedAct {
  readonly id: string;
  readonly kind: 'change' | 'navigation' | 'login' | 'unscored';
  readonly action?: string;
  readonly start: number;
  readonly end: number;
  readonly expected?: { readonly verb: string | null; readonly object: string | null; readonly name: string | null };
}

export interface Recording {
  readonly snapshot: Snapshot;
  readonly transactions: readonly CommittedTransaction[];
}

let loaded: Recording | null = null;

export function wordpressRecording(): Recording {
  if (loaded) return loaded;
  const [first, ...rest] = gunzipSync(readFileSync(join(FOLDER, 'recording.ndjson.gz')))
    .toString('utf8')
    .trimEnd()
    .split('\n');
  loaded = {
    snapshot: JSON.parse(first ?? '{}') as Snapshot,
    transactions: rest.map((line) => JSON.parse(line) as CommittedTransaction),
  };
  return loaded;
}

export const recordedActs = (): RecordedAct[] =>
  JSON.parse(readFileSync(join(FOLDER, 'acts.json'), 'utf8')) as RecordedAct[];

export const recordedInterpreter = (): Interpreter =>
  createInterpreter({
    cms: 'wordpress',
    version: '6.1.9',
    prefix: 'wp_',
    snapshot: wordpressRecording().snapshot,
    origin: 'http://localhost:8092',
  });

/** Last revision of every event, withdrawn ones left out. */
export function lastRevisions(events: readonly ActivityEvent[]): ActivityEvent[] {
  const byKey = new Map<string, ActivityEvent>();
  for (const event of events) byKey.set(event.key, event);
  return [...byKey.values()].filter((event) => !event.withdrawn);
}

let replayed: ActivityEvent[] | null = null;

/** Every settled event of the recording. */
export function replayedEvents(): ActivityEvent[] {
  if (replayed) return replayed;
  const interpreter = recordedInterpreter();
  const events = wordpressRecording().transactions.flatMap((tx) => interpreter.push(tx));
  replayed = lastRevisions([...events, ...interpreter.tick(Number.MAX_SAFE_INTEGER)]);
  return replayed;
}

/** What the feed says of one recorded act. */
export function eventsOf(id: string): ActivityEvent[] {
  const act = recordedActs().find((one) => one.id === id);
  if (!act) throw new Error(`No act ${id} in the recording`);
  return replayedEvents().filter(({ binlog }) => binlog.end > act.start && binlog.end <= act.end);
}

/** `verb object « name »` of each, for short expectations. */
export const told = (events: readonly ActivityEvent[]): string[] =>
  events.map(({ verb, object, name }) => `${verb} ${object} « ${name} »`);
