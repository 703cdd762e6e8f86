import type { SqlStatement } from './sql-statements.js';

/**
 * What becomes of a statement.
 * - database: names, makes or drops a database; the baking chooses its own · account: users and rights
 * - unsafe: reaches beyond the database or is not something a dump needs
 */
export type DroppedKind = 'database' | 'account' | 'lock' | 'event' | 'unsafe';
export type StatementKind = 'table' | 'insert' | 'routine' | 'view' | 'other';
export type Normalized =
  | {
      readonly kept: true;
      readonly kind: StatementKind;
      readonly text: string;
      readonly changes: readonly StatementChange[];
    }
  | { readonly kept: false; readonly kind: DroppedKind; readonly text: string };
export type StatementChange = 'definer' | 'collation' | 'qualifier' | 'sql-mode';

const QUOTED = /'(?:[^'\\]|\\[\s\S]|'')*'|"(?:[^"\\]|\\[\s\S]|"")*"|`(?:[^`]|``)*`/g;
const WRAPPER = /^(?:\/\*M?!\d*\s*)+/;
const ACCOUNT =
  /^(?:GRANT|REVOKE|(?:CREATE|ALTER|DROP|RENAME)\s+(?:USER|ROLE)|SET\s+(?:PASSWORD|DEFAULT\s+ROLE|ROLE))\b/i;
const DATABASE = /^(?:USE|(?:CREATE|DROP|ALTER)\s+(?:DATABASE|SCHEMA))\b/i;
const GLOBAL_SET = /^SET\s+.*?(?:\bGLOBAL\b|\bPERSIST|@@GLOBAL|SQL_LOG_BIN|GTID_|PSEUDO_)/is;
const SAFE_SET = /^SET\b/i;
const TABLE =
  /^(?:CREATE\s+(?:OR\s+REPLACE\s+)?TABLE|DROP\s+(?:TABLE|VIEW)|ALTER\s+TABLE|CREATE\s+(?:UNIQUE\s+|FULLTEXT\s+)?INDEX|TRUNCATE)\b/i;
const INSERT = /^(?:INSERT|REPLACE)\b/i;
const EXTERNAL =
  /\b(?:DATA|INDEX)\s+DIRECTORY\s*=|\bENGINE\s*=\s*(?:FEDERATED|CONNECT|SPIDER|CSV|S3)\b|\bCONNECTION\s*=/i;
const ROUTINE = /^(?:CREATE|DROP)\b.*?\b(?:TRIGGER|PROCEDURE|FUNCTION)\b/is;
const VIEW = /^CREATE\b.*?\bVIEW\b/is;
const EVENT = /^(?:CREATE|ALTER|DROP)\b.{0,200}?\bEVENT\b/is;
const PLAIN = /^(?:START\s+TRANSACTION|BEGIN|COMMIT|UPDATE|DELETE)\b/i;
const REACHES_OUT = /\b(?:LOAD_FILE\s*\(|(?:INTO\s+(?:OUTFILE|DUMPFILE)|LOAD\s+DATA|SONAME)\b)/i;

/** Applies a change to what stands outside quotes. */
function outsideQuotes(text: string, change: (plain: string) => string): string {
  let result = '';
  let from = 0;
  for (const match of text.matchAll(QUOTED)) {
    result += change(text.slice(from, match.index)) + match[0];
    from = match.index + match[0].length;
  }
  return result + change(text.slice(from));
}

/** MySQL 8's collations have no twin in MariaDB 10.11; these order and compare nearly alike. */
function knownCollation(text: string): string {
  return text
    .replace(/\butf8mb4_(?:[a-z]+_)*0900_(?:as_cs|bin)\b/gi, 'utf8mb4_bin')
    .replace(/\butf8mb4_(?:[a-z]+_)*0900_[a-z_]+\b/gi, 'utf8mb4_unicode_520_ci')
    .replace(/\butf8mb4_(?:ja|zh)_[a-z0-9_]*0900[a-z0-9_]*\b/gi, 'utf8mb4_unicode_520_ci');
}

const ACCOUNT_NAME = '(?:`(?:[^`]|``)*`|\'[^\']*\'|"[^"]*"|[\\w.%-]+)';
const DEFINER = new RegExp(
  `\\bDEFINER\\s*=\\s*(?:CURRENT_USER(?:\\(\\))?|${ACCOUNT_NAME}\\s*@\\s*${ACCOUNT_NAME})`,
  'i',
);
const QUALIFIED =
  /^((?:\/\*M?!\d*\s*)*(?:CREATE\s+(?:OR\s+REPLACE\s+)?TABLE(?:\s+IF\s+NOT\s+EXISTS)?|DROP\s+(?:TABLE|VIEW)(?:\s+IF\s+EXISTS)?|ALTER\s+TABLE|TRUNCATE(?:\s+TABLE)?|(?:INSERT|REPLACE)(?:\s+(?:IGNORE|DELAYED))*(?:\s+INTO)?)\s+)`(?:[^`]|``)+`\.(?=`)/i;
const FOREIGN_MODES = /,?\b(?:TIME_TRUNCATE_FRACTIONAL|ALLOW_INVALID_DEFAULTS)\b/gi;

/** Makes a statement of any of the usual dumps one that MariaDB 10.11 takes into a database of its own choosing. */
export function normalizeStatement({ text }: SqlStatement): Normalized {
  const head = text.slice(0, 400).replace(WRAPPER, '');
  const drop = (kind: DroppedKind): Normalized => ({ kept: false, kind, text });
  if (INSERT.test(head)) return insert(text, drop);
  if (DATABASE.test(head)) return drop('database');
  if (ACCOUNT.test(head)) return drop('account');
  if (/^(?:UN)?LOCK\s+TABLES?\b/i.test(head)) return drop('lock');
  if (/^(?:FLUSH|ANALYZE|OPTIMIZE)\b/i.test(head)) return drop('lock');
  if (TABLE.test(head)) return outsideOf(text, EXTERNAL) ? drop('unsafe') : ddl(text, 'table');
  if (SAFE_SET.test(head)) {
    return GLOBAL_SET.test(head) || outsideOf(text, REACHES_OUT) ? drop('unsafe') : ddl(text, 'other');
  }
  if (ROUTINE.test(head)) return outsideOf(text, REACHES_OUT) ? drop('unsafe') : ddl(text, 'routine');
  if (VIEW.test(head)) return outsideOf(text, REACHES_OUT) ? drop('unsafe') : ddl(text, 'view');
  if (EVENT.test(head)) return drop('event');
  if (PLAIN.test(head))
    return outsideOf(text, REACHES_OUT) ? drop('unsafe') : { kept: true, kind: 'other', text, changes: [] };
  return drop('unsafe');
}

function insert(text: string, drop: (kind: DroppedKind) => Normalized): Normalized {
  // Rows hold anything; what could do harm stands where the values should: INSERT … SELECT.
  if (!/^[^('"]*(?:\([^)]*\)\s*)?(?:VALUES?|SET)\b/i.test(text.slice(0, 8000))) return drop('unsafe');
  if (/load_file\s*\(/i.test(text) && outsideOf(text, REACHES_OUT)) return drop('unsafe');
  const plain = text.replace(QUALIFIED, '$1');
  return { kept: true, kind: 'insert', text: plain, changes: plain === text ? [] : ['qualifier'] };
}

function outsideOf(text: string, pattern: RegExp): boolean {
  return pattern.test(text.replace(QUOTED, "''"));
}

function ddl(text: string, kind: StatementKind): Normalized {
  const changes: StatementChange[] = [];
  const step = (change: StatementChange, before: string, after: string): string => {
    if (before !== after) changes.push(change);
    return after;
  };
  let result = step('qualifier', text, text.replace(QUALIFIED, '$1'));
  if (kind === 'routine' || kind === 'view') {
    const owned = result.replace(DEFINER, '').replace(/\bSQL\s+SECURITY\s+DEFINER\b/i, 'SQL SECURITY INVOKER');
    result = step('definer', result, owned);
  }
  result = step('collation', result, outsideQuotes(result, knownCollation));
  if (kind === 'other') {
    result = step('collation', result, knownCollation(result));
    result = step('sql-mode', result, result.replace(FOREIGN_MODES, ''));
  }
  return { kept: true, kind, text: result, changes };
}
