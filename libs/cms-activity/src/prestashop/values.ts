import type { NetRow } from '../burst.js';
import { readable, textChange } from '../plain-text.js';
import type { Cell, FieldChange, Row } from '../types.js';

/** Columns that PrestaShop keeps by itself, whatever the table. */
export const SILENT: ReadonlySet<string> = new Set(
  `date_add date_upd position nleft nright level_depth indexed cache_is_pack cache_has_attachments cache_default_attribute
  supplier_reference physical_quantity reserved_quantity low_stock_threshold last_passwd_gen reset_password_token
  reset_password_validity secure_key token newsletter_date_add ip_registration_newsletter last_connection_date
  stats_date_from stats_date_to stats_compare_from stats_compare_to stats_compare_option preselect_date_range bo_color
  bo_theme bo_css bo_width bo_menu default_tab id_last_order id_last_customer_message id_last_customer has_enabled_gravatar
  unit_price_ratio is_color_group state_add version`.split(/\s+/),
);

/** A number however it is written (`5`, `'5.000000'`); 0 for anything else. */
export function amount(value: Cell | undefined): number {
  const number = Number(value ?? 0);
  return Number.isFinite(number) ? number : 0;
}

/** A number within a text, as French writes it: 6,9. */
export const decimal = (value: Cell | undefined): string => String(amount(value)).replace('.', ',');

/** A switch: 1, '1' or true. */
export const isOn = (value: Cell | undefined): boolean => value === true || amount(value) !== 0;

/** Longer texts are compared and shown as far as this. */
const LONGEST = 400_000;

const NUMBER = /^-?\d+(?:\.\d+)?$/;
const EMPTY = new Set(['', '0000-00-00', '0000-00-00 00:00:00']);

const ACCENTS: Readonly<Record<string, string>> = {
  acute: '\u0301',
  grave: '\u0300',
  circ: '\u0302',
  uml: '\u0308',
  cedil: '\u0327',
};

/** HTML without what editors add on their own: spaces between tags, entities, hard spaces. */
const settledHtml = (html: string): string =>
  readable(html.replace(/&nbsp;|\u00a0/g, ' ').replace(/&[rl]squo;|[’‘]/g, "'"))
    .replace(
      /&(\w)(acute|grave|circ|uml|cedil);/g,
      (_whole, letter: string, accent: string) => letter + (ACCENTS[accent] ?? ''),
    )
    .normalize('NFC')
    .replace(/\s+/g, ' ')
    .replace(/ ?(<[^<>]{0,2000}>) ?/g, '$1')
    .trim();

/** Whether two stored values mean the same to a person: unset in any writing, numbers, rewritten HTML. */
export function sameValue(a: Cell | undefined, b: Cell | undefined): boolean {
  if (a === b) return true;
  const [x, y] = [String(a ?? ''), String(b ?? '')];
  const unset = (text: string): boolean => EMPTY.has(text);
  if (x === y || (unset(x) && unset(y))) return true;
  const numeric = (text: string): boolean => NUMBER.test(text);
  // A switch never set and a switch off are the same; so are a price of nothing and none.
  if ((unset(x) || numeric(x)) && (unset(y) || numeric(y)) && (numeric(x) || numeric(y)))
    return Number(x) === Number(y);
  return x.includes('<') && y.includes('<') && x.length + y.length < LONGEST && settledHtml(x) === settledHtml(y);
}

/** Value of an ENUM column: its word, or the word of its number (a binlog without names of columns gives numbers). */
export function choice(value: Cell | undefined, words: readonly string[]): string {
  return typeof value === 'number' ? (words[value - 1] ?? '') : String(value ?? '');
}

/** What a field shows of a stored value. */
export function shownValue(value: Cell | undefined): string | number | null {
  if (value === null || value === undefined || EMPTY.has(String(value))) return null;
  if (typeof value === 'boolean') return value ? 1 : 0;
  const text = String(value).slice(0, LONGEST);
  if (NUMBER.test(text) && text.length < 16) return Number(text);
  return readable(text.replace(/<[^<>]{0,2000}>/g, ' ').replace(/\s+/g, ' '));
}

/** « 5 rue Nationale 59000 Lille » */
export const shownAddress = (row: Row): string =>
  [row.address1, row.postcode, row.city].map(readable).filter(Boolean).join(' ');

/** One field before and after, long texts reduced to where they differ. */
export function fieldChange(field: string, before: Cell | undefined, after: Cell | undefined): FieldChange {
  const [old, now] = [shownValue(before), shownValue(after)];
  if (typeof old === 'string' && typeof now === 'string' && old !== now) return textChange(field, old, now);
  return { field, before: old, after: typeof now === 'string' ? now.slice(0, 600) : now };
}

/** Columns of an updated row whose meaning changed. */
export function changedColumns(net: NetRow, silent: ReadonlySet<string> = SILENT): string[] {
  const { before, after } = net;
  if (!before || !after) return [];
  return Object.keys(after).filter((column) => !silent.has(column) && !sameValue(before[column], after[column]));
}

/** Changes of several rows (languages, shops) of one object, each said once. */
export function fieldChanges(rows: readonly NetRow[], silent: ReadonlySet<string> = SILENT): FieldChange[] {
  const said = new Map<string, FieldChange>();
  for (const net of rows) {
    for (const column of changedColumns(net, silent)) {
      const change = fieldChange(column, net.before?.[column], net.after?.[column]);
      said.set(`${column} ${JSON.stringify(change.after)}`, change);
    }
  }
  return [...said.values()];
}

export const rowOf = (net: NetRow): Row => net.after ?? net.before ?? {};
export const inserted = (net: NetRow): boolean => net.before === null && net.after !== null;
export const removed = (net: NetRow): boolean => net.before !== null && net.after === null;
/** Written and deleted within the burst, or written back as it was. */
export const isVain = (net: NetRow): boolean =>
  (net.before === null && net.after === null) ||
  (net.before !== null && net.after !== null && changedColumns(net).length === 0);
