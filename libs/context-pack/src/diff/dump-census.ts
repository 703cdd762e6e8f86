import { createHash } from 'node:crypto';
import { DumpSurvey } from '../sql/dump-survey.js';
import { insertHead, insertRows, type SqlValue } from '../sql/sql-rows.js';
import { sqlStatements } from '../sql/sql-statements.js';

/** Kinds of things that authors know by name. */
export type RecordKind =
  | 'article'
  | 'page'
  | 'media'
  | 'menu'
  | 'content'
  | 'term'
  | 'user'
  | 'setting'
  | 'product'
  | 'category'
  | 'cms-page'
  | 'brand'
  | 'employee';

export interface CensusRecord {
  readonly label: string;
  /** Changes when anything in the record does that is not mere bookkeeping. */
  digest: string;
}

export interface DumpCensus {
  /** Rows by table, without prefix; tables that visits fill and baking empties are left out. */
  readonly rows: Map<string, number>;
  readonly records: Map<RecordKind, Map<string, CensusRecord>>;
}

type Row = Readonly<Record<string, SqlValue>>;

interface RecordRule {
  readonly table: string;
  readonly key: string;
  kind(row: Row): RecordKind | null;
  label(row: Row): string | null | undefined;
  /** Columns that change by themselves. */
  readonly ignore: readonly string[];
}

const POST_KINDS: Readonly<Record<string, RecordKind | null>> = {
  post: 'article',
  page: 'page',
  attachment: 'media',
  nav_menu_item: 'menu',
  revision: null,
  customize_changeset: null,
  oembed_cache: null,
};
const NOISY_SETTING =
  /^(_?(site_)?transient|cron$|rewrite_rules$|recently_edited|auto_updater|can_compress|_site_transient|auth_|logged_in_|nonce_|secure_auth|db_upgraded|https_detection)/;
/** What `clean-database.php` of the shop's runtime empties, and the visitors it counts: nothing an author did. */
const VISIT_TABLES: ReadonlySet<string> = new Set([
  'admin_filter',
  'connections',
  'connections_page',
  'connections_source',
  'customer_session',
  'employee_session',
  'guest',
  'layered_filter_block',
  'log',
  'mail',
  'module_history',
  'pagenotfound',
  'smarty_cache',
  'smarty_lazy_cache',
  'statssearch',
]);
const always =
  (kind: RecordKind): RecordRule['kind'] =>
  () =>
    kind;

const RULES: readonly RecordRule[] = [
  {
    table: 'posts',
    key: 'ID',
    kind: ({ post_type, post_status }) =>
      post_status === 'auto-draft'
        ? null
        : (POST_KINDS[post_type ?? ''] ?? (post_type === 'revision' ? null : 'content')),
    label: (row) => row.post_title || row.post_name || row.ID,
    ignore: ['post_modified', 'post_modified_gmt', 'comment_count', 'guid'],
  },
  { table: 'terms', key: 'term_id', kind: always('term'), label: (row) => row.name, ignore: [] },
  { table: 'users', key: 'ID', kind: always('user'), label: (row) => row.user_login, ignore: ['user_activation_key'] },
  {
    table: 'options',
    key: 'option_name',
    kind: (row) => (NOISY_SETTING.test(row.option_name ?? '') ? null : 'setting'),
    label: (row) => row.option_name,
    ignore: ['option_id'],
  },
  {
    table: 'configuration',
    key: 'name',
    kind: always('setting'),
    label: (row) => row.name,
    ignore: ['id_configuration', 'date_add', 'date_upd'],
  },
  { table: 'product_lang', key: 'id_product', kind: always('product'), label: (row) => row.name, ignore: [] },
  { table: 'product', key: 'id_product', kind: always('product'), label: () => null, ignore: ['date_add', 'date_upd'] },
  { table: 'category_lang', key: 'id_category', kind: always('category'), label: (row) => row.name, ignore: [] },
  { table: 'cms_lang', key: 'id_cms', kind: always('cms-page'), label: (row) => row.meta_title, ignore: [] },
  {
    table: 'manufacturer',
    key: 'id_manufacturer',
    kind: always('brand'),
    label: (row) => row.name,
    ignore: ['date_upd'],
  },
  {
    table: 'employee',
    key: 'id_employee',
    kind: always('employee'),
    label: (row) => row.email,
    ignore: ['last_passwd_gen', 'last_connection_date'],
  },
];

/**
 * Counts a normalised dump's rows and takes down what has a name. Streams.
 * @param urls the site's own addresses: the same content under another address is the same
 */
export async function dumpCensus(
  source: AsyncIterable<Buffer>,
  prefix: string,
  urls: readonly string[] = [],
): Promise<DumpCensus> {
  const placeless = withoutUrls(urls);
  const census: DumpCensus = { rows: new Map(), records: new Map() };
  const survey = new DumpSurvey();
  for await (const { text } of sqlStatements(source)) {
    survey.table(text);
    const head = insertHead(text);
    if (!head) continue;
    const table = withoutPrefix(head.table, prefix);
    if (VISIT_TABLES.has(table)) continue;
    const rule = RULES.find((candidate) => candidate.table === table);
    const columns = head.columns ?? survey.tables.get(head.table) ?? [];
    let count = 0;
    for (const values of insertRows(text, head.at)) {
      count++;
      if (rule) note(census, rule, columns, values.map(placeless));
    }
    census.rows.set(table, (census.rows.get(table) ?? 0) + count);
  }
  for (const name of survey.tables.keys()) {
    const table = withoutPrefix(name, prefix);
    if (!VISIT_TABLES.has(table) && !census.rows.has(table)) census.rows.set(table, 0);
  }
  return census;
}

const withoutPrefix = (table: string, prefix: string): string =>
  table.startsWith(prefix) ? table.slice(prefix.length) : table;

/** Takes the site's own addresses out of a value, also where JSON escaped their slashes. */
function withoutUrls(urls: readonly string[]): (value: SqlValue) => SqlValue {
  const spellings = urls.flatMap((url) => [url, url.replaceAll('/', '\\/')]).sort((a, b) => b.length - a.length);
  return (value) => (value === null ? null : spellings.reduce((text, url) => text.replaceAll(url, ''), value));
}

function note(
  { records }: DumpCensus,
  rule: RecordRule,
  columns: readonly string[],
  values: readonly SqlValue[],
): void {
  const row: Row = Object.fromEntries(columns.map((name, i) => [name, values[i] ?? null]));
  const kind = rule.kind(row);
  const key = row[rule.key];
  if (kind === null || key === null || key === undefined) return;
  const told = columns.flatMap((name, i) => (rule.ignore.includes(name) ? [] : [name, values[i] ?? '\0']));
  const digest = createHash('sha256').update(JSON.stringify(told)).digest('hex');
  const known = records.get(kind) ?? new Map<string, CensusRecord>();
  records.set(kind, known);
  const before = known.get(key);
  // One thing may have several rows (languages): their digests add up.
  const sum = before ? `${before.digest}${digest}` : digest;
  known.set(key, {
    label: before?.label || (rule.label(row) ?? ''),
    digest: createHash('sha256').update(sum).digest('hex'),
  });
}
