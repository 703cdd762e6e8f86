import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { createInterpreter } from '../interpreter.js';
import type { ActivityEvent, CommittedTransaction, Interpreter, Snapshot } from '../types.js';

const FIXTURES = join(import.meta.dirname, '../../fixtures');

/** Acts done through the back office's screens, there or in a sandbox of ours, or with WordPress's own functions. */
export type RecordingName = 'wordpress-screens' | 'wordpress-sandbox' | 'wordpress-core';

export interface RecordedAct {
  readonly id: string;
  readonly kind: 'change' | 'navigation' | 'login' | 'unscored';
  readonly action?: string;
  /** What the feed must say, line by line, where it was settled by hand. */
  readonly told?: readonly string[];
  readonly start: number;
  readonly end: number;
  readonly expected?: { readonly verb: string | null; readonly object: string | null; readonly name: string | null };
}

export interface Recording {
  readonly snapshot: Snapshot;
  readonly transactions: readonly CommittedTransaction[];
}

const loaded = new Map<RecordingName, Recording>();

export function wordpressRecording(name: RecordingName = 'wordpress-screens'): Recording {
  const known = loaded.get(name);
  if (known) return known;
  const [first, ...rest] = gunzipSync(readFileSync(join(FIXTURES, name, 'recording.ndjson.gz')))
    .toString('utf8')
    .trimEnd()
    .split('\n');
  const recording = {
    snapshot: JSON.parse(first ?? '{}') as Snapshot,
    transactions: rest.map((line) => JSON.parse(line) as CommittedTransaction),
  };
  loaded.set(name, recording);
  return recording;
}

export const recordedActs = (name: RecordingName = 'wordpress-screens'): RecordedAct[] =>
  JSON.parse(readFileSync(join(FIXTURES, name, 'acts.json'), 'utf8')) as RecordedAct[];

export const recordedInterpreter = (name: RecordingName = 'wordpress-screens'): Interpreter =>
  createInterpreter({
    cms: 'wordpress',
    version: '6.1.9',
    prefix: 'wp_',
    snapshot: wordpressRecording(name).snapshot,
    origin: 'http://localhost:8092',
  });

/** Last revision of every event, withdrawn ones left out. */
export function lastRevisions(events: readonly ActivityEvent[]): ActivityEvent[] {
  const byKey = new Map<string, ActivityEvent>();
  for (const event of events) byKey.set(event.key, event);
  return [...byKey.values()].filter((event) => !event.withdrawn);
}

const replayed = new Map<RecordingName, ActivityEvent[]>();

/** Every settled event of a recording. */
export function replayedEvents(name: RecordingName = 'wordpress-screens'): ActivityEvent[] {
  const known = replayed.get(name);
  if (known) return known;
  const interpreter = recordedInterpreter(name);
  const events = wordpressRecording(name).transactions.flatMap((tx) => interpreter.push(tx));
  const last = lastRevisions([...events, ...interpreter.tick(Number.MAX_SAFE_INTEGER)]);
  replayed.set(name, last);
  return last;
}

/** What the feed says of one recorded act. */
export function eventsOf(id: string, name: RecordingName = 'wordpress-screens'): ActivityEvent[] {
  const act = recordedActs(name).find((one) => one.id === id);
  if (!act) throw new Error(`No act ${id} in the recording`);
  return replayedEvents(name).filter(({ binlog }) => binlog.end > act.start && binlog.end <= act.end);
}

/** `verb object « name »` of each, for short expectations. */
export const told = (events: readonly ActivityEvent[]): string[] =>
  events.map(({ verb, object, name }) => `${verb} ${object} « ${name} »`);
