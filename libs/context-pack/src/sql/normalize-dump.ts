import { DumpSurvey } from './dump-survey.js';
import { type DumpEncoding, dumpText } from './dump-text.js';
import { type DroppedKind, normalizeStatement, type StatementChange } from './normalize-statement.js';
import { type SqlStatement, sqlStatements } from './sql-statements.js';

/** What was found and changed in a dump; complete once the text was read to its end. */
export interface DumpReport {
  readonly survey: DumpSurvey;
  encoding: DumpEncoding;
  marked: boolean;
  /** As the dump's heading names it: « MySQL 8.0.36 ». */
  source: string | null;
  statements: number;
  inserts: number;
  readonly changes: Map<StatementChange, number>;
  readonly dropped: Map<DroppedKind, number>;
  /** Beginnings of the first statements that were left out as unsafe. */
  readonly unsafe: string[];
  /** Databases that the dump names, in their order. */
  readonly databases: string[];
}

export interface NormalizeOptions {
  /** Keep the tables of this database only, where a dump holds several. */
  readonly database?: string;
  /** Bytes of the file read since the last call. */
  readonly onRead?: (bytes: number) => void;
}

/** The dump holds several databases and nobody said which. */
export class SeveralDatabasesError extends Error {
  override readonly name = 'SeveralDatabasesError';

  constructor(readonly databases: readonly string[]) {
    super(`The dump holds several databases: ${databases.join(', ')}`);
  }
}

/**
 * The mariadb client refuses shell and file commands once it has read the first line; checks are off as every usual
 * dump has them, also for those exported without.
 */
const HEADING = `/*M!999999\\- enable the sandbox mode */
SET NAMES utf8mb4;
SET FOREIGN_KEY_CHECKS=0;
SET UNIQUE_CHECKS=0;
SET SQL_MODE='NO_AUTO_VALUE_ON_ZERO';
SET autocommit=0;
`;
const ENDING = 'COMMIT;\n';

export function emptyReport(): DumpReport {
  return {
    survey: new DumpSurvey(),
    encoding: 'utf-8',
    marked: false,
    source: null,
    statements: 0,
    inserts: 0,
    changes: new Map(),
    dropped: new Map(),
    unsafe: [],
    databases: [],
  };
}

/**
 * A dump as phpMyAdmin, mysqldump, mariadb-dump and their like make it, in the one form that the baking imports.
 * Streams: neither dump nor result is ever wholly in memory.
 * @param report filled while the text is read
 * @throws SqlDumpError, SeveralDatabasesError; what the file system or zlib throws
 */
export async function* normalizedDump(
  path: string,
  report: DumpReport,
  { database, onRead }: NormalizeOptions = {},
): AsyncGenerator<Buffer> {
  const text = dumpText(
    path,
    (encoding, marked) => {
      report.encoding = encoding;
      report.marked = marked;
    },
    onRead,
  );
  yield Buffer.from(HEADING);
  let current: string | null = null;
  for await (const statement of sqlStatements(text, (comment) => noteSource(report, comment))) {
    const used = usedDatabase(statement);
    if (used !== null) current = used;
    if (used !== null && !report.databases.includes(used)) report.databases.push(used);
    const wanted = database === undefined || current === null || current === database;
    const bytes = wanted ? normalized(statement, report) : null;
    if (bytes && database === undefined && report.databases.length > 1)
      throw new SeveralDatabasesError(report.databases);
    if (bytes) yield bytes;
  }
  yield Buffer.from(ENDING);
}

function normalized(statement: SqlStatement, report: DumpReport): Buffer | null {
  const result = normalizeStatement(statement);
  report.statements++;
  if (!result.kept) {
    report.dropped.set(result.kind, (report.dropped.get(result.kind) ?? 0) + 1);
    if (result.kind === 'unsafe' && report.unsafe.length < 5) report.unsafe.push(result.text.slice(0, 80));
    return null;
  }
  for (const change of result.changes) report.changes.set(change, (report.changes.get(change) ?? 0) + 1);
  if (result.kind === 'table') report.survey.table(result.text);
  if (result.kind === 'insert') {
    report.inserts++;
    report.survey.insert(result.text);
  }
  const { delimiter } = statement;
  if (delimiter === ';') return Buffer.from(`${result.text};\n`, 'latin1');
  return Buffer.from(`DELIMITER ${delimiter}\n${result.text}${delimiter}\nDELIMITER ;\n`, 'latin1');
}

function usedDatabase({ text }: SqlStatement): string | null {
  return /^USE\s+`?([^`;\s]+)`?/i.exec(text)?.[1] ?? null;
}

function noteSource(report: DumpReport, comment: string): void {
  if (report.source !== null && !report.source.startsWith('?')) return;
  const server = /(?:Server version|Version du serveur)\s*:?\s*([0-9][\w.+~-]*)/i.exec(comment)?.[1];
  const tool = /-- (MySQL|MariaDB) dump/i.exec(comment)?.[1];
  if (server) {
    const maria = /mariadb/i.test(server) || report.source === '?MariaDB';
    report.source = `${maria ? 'MariaDB' : 'MySQL'} ${server.slice(0, 60)}`;
  } else if (tool) report.source = `?${tool}`;
}
