import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { createInterpreter } from '../interpreter.js';
import type { ActivityEvent, CommittedTransaction, Interpreter, Snapshot } from '../types.js';
import { lastRevisions, type RecordedAct, type Recording } from './recording.js';

const FIXTURES = join(import.meta.dirname, '../../fixtures');

/** Acts done in a recorded shop, or in a sandbox of ours. */
export type ShopRecordingName = 'prestashop-screens' | 'prestashop-sandbox';

/** An act recorded in one of several binlog files. */
export interface ShopAct extends RecordedAct {
  readonly file: string;
}

const loaded = new Map<ShopRecordingName, Recording>();

export function prestashopRecording(name: ShopRecordingName = 'prestashop-screens'): Recording {
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

export const shopActs = (name: ShopRecordingName = 'prestashop-screens'): ShopAct[] =>
  JSON.parse(readFileSync(join(FIXTURES, name, 'acts.json'), 'utf8')) as ShopAct[];

export const shopInterpreter = (name: ShopRecordingName = 'prestashop-screens'): Interpreter =>
  createInterpreter({
    cms: 'prestashop',
    version: '9.1.4',
    prefix: 'ps_',
    snapshot: prestashopRecording(name).snapshot,
    origin: 'http://localhost:8091',
  });

const replayed = new Map<ShopRecordingName, ActivityEvent[]>();

/** Every settled event of the recorded shop. */
export function shopEvents(name: ShopRecordingName = 'prestashop-screens'): ActivityEvent[] {
  const known = replayed.get(name);
  if (known) return known;
  const interpreter = shopInterpreter(name);
  const events = prestashopRecording(name).transactions.flatMap((tx) => interpreter.push(tx));
  const last = lastRevisions([...events, ...interpreter.tick(Number.MAX_SAFE_INTEGER)]);
  replayed.set(name, last);
  return last;
}

/** What the feed says of one recorded act. */
export function eventsOfAct(act: ShopAct, name: ShopRecordingName = 'prestashop-screens'): ActivityEvent[] {
  return shopEvents(name).filter(
    ({ binlog }) => binlog.file === act.file && binlog.end > act.start && binlog.end <= act.end,
  );
}
