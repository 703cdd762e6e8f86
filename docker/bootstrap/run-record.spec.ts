import { type ChildProcess, spawn } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { endLeftover, RunRecord } from './run-record.mjs';
import { readSettings } from './settings.mjs';
import { SetupError } from './steps.mjs';

interface Stored {
  owner: { pid: number; startTime: string };
  processes: Record<string, { pid: number; startTime: string }>;
}

let directory: string;
let settings: ReturnType<typeof readSettings>;
let other: ChildProcess;
beforeEach(() => {
  directory = mkdtempSync(join(tmpdir(), 'e5b-run-'));
  settings = readSettings({ env: { E5B_DATA_DIR: directory } });
  other = spawn('sleep', ['60']);
});
afterEach(() => {
  other.kill();
  rmSync(directory, { recursive: true });
});

/** Leaves the record of a run that started `other` as « api »; `owner` changes who made it. */
function leaveRecord(owner: (stored: Stored) => Stored['owner']) {
  const record = new RunRecord(settings);
  record.claim();
  record.add('api', other.pid!);
  const file = join(settings.run, 'start.json');
  const stored = JSON.parse(readFileSync(file, 'utf8')) as Stored;
  writeFileSync(file, JSON.stringify({ ...stored, owner: owner(stored) }));
}

describe('RunRecord', () => {
  it('refuses a second run while the first is alive', () => {
    leaveRecord((stored) => stored.processes.api!);
    expect(() => new RunRecord(settings).claim()).toThrow(SetupError);
  });

  it('hands over what a killed run left, so that it can be ended', async () => {
    leaveRecord(() => ({ pid: 999_999_999, startTime: '1' }));
    const leftovers = new RunRecord(settings).claim();
    expect(leftovers.map(([name]) => name)).toEqual(['api']);
    await expect(endLeftover(leftovers[0]![1])).resolves.toBe(true);
    expect(new RunRecord(settings).claim()).toEqual([]);
  });

  it('never takes a process that reuses a pid for the recorded one', () => {
    leaveRecord((stored) => ({ ...stored.processes.api!, startTime: '1' }));
    expect(() => new RunRecord(settings).claim()).not.toThrow();
  });

  it('leaves nothing once released', () => {
    const record = new RunRecord(settings);
    record.claim();
    record.release();
    expect(existsSync(join(settings.run, 'start.json'))).toBe(false);
  });
});
