import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { createInterpreter } from '../interpreter.js';
import type { ActivityEvent, CommittedTransaction, Interpreter, Snapshot } from '../types.js';
import { lastRevisions, type RecordedAct, type Recording } from './recording.js';

const FOLDER = join(import.meta.dirname, '../../fixtures/prestashop-screens');

/** An act recorded in one of several binlog files. */
export interface ShopAct extends RecordedAct {
  readonly file: string;
}

let recording: Recording | null = null;

export function prestashopRecording(): Recording {
  if (recording) return recording;
  const [first, ...rest] = gunzipSync(readFileSync(join(FOLDER, 'recording.ndjson.gz')))
    .toString('utf8')
    .trimEnd()
    .split('\n');
  recording = {
    snapshot: JSON.parse(first ?? '{}') as Snapshot,
    transactions: rest.map((line) => JSON.parse(line) as CommittedTransaction),
  };
  return recording;
}

export const shopActs = (): ShopAct[] => JSON.parse(readFileSync(join(FOLDER, 'acts.json'), 'utf8')) as ShopAct[];

export const shopInterpreter = (): Interpreter =>
  createInterpreter({
    cms: 'prestashop',
    version: '9.1.4',
    prefix: 'ps_',
    snapshot: prestashopRecording().snapshot,
    origin: 'http://localhost:8091',
  });

let replayed: ActivityEvent[] | null = null;

/** Every settled event of the recorded shop. */
export function shopEvents(): ActivityEvent[] {
  if (replayed) return replayed;
  const interpreter = shopInterpreter();
  const events = prestashopRecording().transactions.flatMap((tx) => interpreter.push(tx));
  replayed = lastRevisions([...events, ...interpreter.tick(Number.MAX_SAFE_INTEGER)]);
  return replayed;
}

/** What the feed says of one recorded act. */
export function eventsOfAct(act: ShopAct): ActivityEvent[] {
  return shopEvents().filter(
    ({ binlog }) => binlog.file === act.file && binlog.end > act.start && binlog.end <= act.end,
  );
}
