import { insertHead, insertRows, utf8 } from './sql-rows.js';

/** Rows that say what a site is; kept while a dump passes by. Keyed by full table name. */
type KeptRows = Map<string, Record<string, string | null>[]>;

const CREATED = /^(?:\/\*M?!\d*\s*)*CREATE\s+TABLE\s+(?:IF\s+NOT\s+EXISTS\s+)?(?:`((?:[^`]|``)+)`|(\w+))/i;
const COLUMN = /^\s*`((?:[^`]|``)+)`\s+\S/;
const OPTION_NAMES = new Set([
  'siteurl',
  'home',
  'blogname',
  'template',
  'stylesheet',
  'active_plugins',
  'WPLANG',
  'permalink_structure',
]);
const CONFIGURATION_NAMES = new Set([
  'PS_VERSION_DB',
  'PS_SHOP_DOMAIN',
  'PS_SHOP_DOMAIN_SSL',
  'PS_SSL_ENABLED',
  'PS_LANG_DEFAULT',
  'PS_SHOP_NAME',
  'PS_MAIL_METHOD',
]);
const MAX_KEPT = 5000;
const URL = /https?:(?:\\\\?\/|\/){2}([A-Za-z0-9.-]+(?::\d{1,5})?)/y;

interface Interest {
  /** End of the table's name, and a column that tells it from others that end alike. */
  readonly suffix: string;
  readonly column: string;
  keep(row: Record<string, string | null>): boolean;
}

const ALL = () => true;
const INTERESTING: readonly Interest[] = [
  { suffix: 'options', column: 'option_name', keep: (row) => OPTION_NAMES.has(row.option_name ?? '') },
  { suffix: 'configuration', column: 'name', keep: (row) => CONFIGURATION_NAMES.has(row.name ?? '') },
  { suffix: 'shop_url', column: 'physical_uri', keep: ALL },
  { suffix: 'shop', column: 'theme_name', keep: ALL },
  { suffix: 'module', column: 'version', keep: ALL },
  { suffix: 'lang', column: 'iso_code', keep: ALL },
  { suffix: 'profile_lang', column: 'id_profile', keep: ALL },
  { suffix: 'blogs', column: 'blog_id', keep: ALL },
];

/** What a dump holds, gathered from its statements in one pass. */
export class DumpSurvey {
  /** Column names by table, in their order. */
  readonly tables = new Map<string, readonly string[]>();
  readonly rows: KeptRows = new Map();
  /** How often « http(s)://host[:port] » stands in the rows. */
  readonly origins = new Map<string, number>();
  readonly collations = new Map<string, number>();
  readonly engines = new Map<string, number>();

  table(text: string): void {
    const match = CREATED.exec(text);
    if (!match) return;
    const name = utf8((match[1] ?? match[2] ?? '').replaceAll('``', '`'));
    const columns = text.split('\n').flatMap((line) => COLUMN.exec(line)?.[1] ?? []);
    this.tables.set(name, columns.length > 0 ? columns.map(utf8) : inlineColumns(text));
    const options = text.slice(text.lastIndexOf(')'));
    count(this.engines, /ENGINE\s*=\s*(\w+)/i.exec(options)?.[1]);
    count(this.collations, /COLLATE\s*=?\s*(\w+)/i.exec(options)?.[1] ?? /CHARSET\s*=\s*(\w+)/i.exec(options)?.[1]);
  }

  insert(text: string): void {
    this.countOrigins(text);
    const head = insertHead(text);
    if (!head) return;
    const columns = head.columns ?? this.tables.get(head.table) ?? [];
    const interest = INTERESTING.find(({ suffix, column }) => head.table.endsWith(suffix) && columns.includes(column));
    if (!interest) return;
    const kept = this.rows.get(head.table) ?? [];
    this.rows.set(head.table, kept);
    for (const values of insertRows(text, head.at)) {
      const row = Object.fromEntries(columns.map((name, i) => [name, values[i] ?? null]));
      if (interest.keep(row) && kept.length < MAX_KEPT) kept.push(row);
    }
  }

  private countOrigins(text: string): void {
    for (let at = text.indexOf('http'); at !== -1; at = text.indexOf('http', at + 4)) {
      URL.lastIndex = at;
      const host = URL.exec(text)?.[1];
      if (!host) continue;
      const scheme = text.charCodeAt(at + 4) === 0x73 ? 'https' : 'http';
      if (this.origins.size < MAX_KEPT) count(this.origins, `${scheme}://${host.toLowerCase()}`);
    }
  }
}

function count(map: Map<string, number>, key: string | undefined): void {
  if (key !== undefined) map.set(key, (map.get(key) ?? 0) + 1);
}

/** Columns of a CREATE TABLE that stands on one line. */
function inlineColumns(text: string): string[] {
  const body = text.slice(text.indexOf('(') + 1);
  return [...body.matchAll(/(?:^|,)\s*`((?:[^`]|``)+)`\s+[a-z]/gi)].map((match) => utf8(match[1] ?? ''));
}
