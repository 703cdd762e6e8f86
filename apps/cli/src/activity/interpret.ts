import { parseArgs } from 'node:util';
import { type ActivityEvent, type Cms, createInterpreter, redactRow, type Snapshot } from '@e5b/cms-activity';
import { UsageError } from '../command.js';
import { readBinlogFile } from './read-binlog.js';
import { readSqlDump, type SqlDump } from './sql-dump.js';

export const INTERPRET_USAGE =
  'e5b activity interpret --cms wordpress|prestashop --base DUMP.sql[.gz] --binlog FILE [--binlog FILE…] ' +
  '[--prefix wp_] [--database NAME] [--from POSITION] [--to POSITION] [--version 6.1] [--origin http://site]';

export interface InterpretOptions {
  readonly cms: Cms;
  readonly base: string;
  readonly binlogs: readonly string[];
  readonly prefix: string;
  readonly database: string;
  readonly version: string;
  readonly origin: string;
  /** Byte offset in the first file. */
  readonly from: number | undefined;
  /** Byte offset in the last file. */
  readonly to: number | undefined;
}

const DEFAULTS: Readonly<Record<Cms, { prefix: string; database: string }>> = {
  wordpress: { prefix: 'wp_', database: 'wp' },
  prestashop: { prefix: 'ps_', database: 'ps' },
};

function position(text: string | undefined, name: string): number | undefined {
  if (text === undefined) return undefined;
  const value = Number(text);
  if (!Number.isSafeInteger(value) || value < 0)
    throw new UsageError(`--${name} attend une position (nombre d’octets).`);
  return value;
}

/** @throws UsageError */
export function parseInterpretOptions(args: readonly string[]): InterpretOptions {
  const text = { type: 'string' } as const;
  const { values, positionals } = parseArgs({
    args: [...args],
    allowPositionals: true,
    options: {
      cms: text,
      base: text,
      binlog: { type: 'string', multiple: true },
      prefix: text,
      database: text,
      version: text,
      origin: text,
      from: text,
      to: text,
    },
  });
  const { cms, base } = values;
  if (cms !== 'wordpress' && cms !== 'prestashop')
    throw new UsageError('--cms attend « wordpress » ou « prestashop ».');
  const binlogs = [...(values.binlog ?? []), ...positionals];
  if (!base || binlogs.length === 0) throw new UsageError(INTERPRET_USAGE);
  return {
    cms,
    base,
    binlogs,
    prefix: values.prefix ?? DEFAULTS[cms].prefix,
    database: values.database ?? DEFAULTS[cms].database,
    version: values.version ?? '',
    origin: values.origin ?? '',
    from: position(values.from, 'from'),
    to: position(values.to, 'to'),
  };
}

export function snapshotOf(dump: SqlDump, cms: Cms, prefix: string): Snapshot {
  const tables = [...dump.rows].map(([table, rows]) => [table, rows.map((row) => redactRow(cms, prefix, table, row))]);
  return { tables: Object.fromEntries(tables) as Snapshot['tables'] };
}

/** The site's own address as its base dump has it: what tells internal links when no origin is given. */
function ownOrigin({ cms, prefix, origin }: InterpretOptions, dump: SqlDump): string {
  if (origin !== '' || cms !== 'wordpress') return origin;
  const home = dump.rows.get(`${prefix}options`)?.find((row) => row.option_name === 'home');
  return typeof home?.option_value === 'string' ? home.option_value : '';
}

/**
 * Settled events of a recording, in the order of the binlog, withdrawn ones left out.
 * @throws NotABinlogError; Error for a file that cannot be read
 */
export async function* interpretRecording(options: InterpretOptions): AsyncGenerator<ActivityEvent> {
  const { cms, prefix, database, version, binlogs } = options;
  const dump = await readSqlDump(options.base);
  const interpreter = createInterpreter({
    cms,
    prefix,
    version,
    origin: ownOrigin(options, dump),
    snapshot: snapshotOf(dump, cms, prefix),
  });
  const settled = (events: ActivityEvent[]): ActivityEvent[] =>
    events.filter((event) => event.settledAt !== null && !event.withdrawn);
  let clock = 0;
  for (const [index, path] of binlogs.entries()) {
    const reading = {
      cms,
      prefix,
      database,
      columnsOf: (_schema: string, table: string) => dump.columns.get(table) ?? null,
      from: index === 0 ? options.from : undefined,
      to: index === binlogs.length - 1 ? options.to : undefined,
    };
    for await (const tx of readBinlogFile(path, reading)) {
      clock = Math.max(clock, tx.at);
      yield* settled(interpreter.push({ ...tx, at: clock }));
    }
  }
  yield* settled(interpreter.tick(Number.MAX_SAFE_INTEGER));
}

/** One line of `e5b activity interpret`. */
export function eventLine(event: ActivityEvent): string {
  const { key, verb, object, objectId, name, rules, functionality, session } = event;
  const { changes, facts, link, publicPath, actorHint, binlog } = event;
  const at = new Date(event.at).toISOString();
  const what = { key, verb, object, objectId, name, rules, functionality, session };
  return JSON.stringify({ at, ...what, changes, facts, link, publicPath, actorHint, binlog });
}
