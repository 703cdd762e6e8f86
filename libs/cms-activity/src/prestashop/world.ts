import type { Burst, NetRow } from '../burst.js';
import type { Siblings } from '../cms-rules.js';
import type { Mirror } from '../mirror.js';
import { readable } from '../plain-text.js';
import type { Cell, Row } from '../types.js';
import { amount } from './values.js';

/** What the rules may ask beside the burst: names, settings, taxes as the stream left them. */
export class PrestashopWorld {
  constructor(
    readonly mirror: Mirror,
    readonly siblings: Siblings,
    private readonly origin = '',
  ) {}

  /** Address of the shop itself: as given, else as its settings have it. */
  get home(): string {
    return this.origin || `http://${this.setting('PS_SHOP_DOMAIN')}`;
  }

  /** A setting of the whole shop. */
  setting(name: string): string {
    return String(this.mirror.where('configuration', 'name', name)[0]?.value ?? '');
  }

  /** Text of an object in the shop's main language, else in any; from the burst's old rows once it is deleted. */
  text(table: string, id: string, value: Cell, column: string, burst?: Burst): string {
    const stored = this.mirror.where(table, id, value);
    const rows = stored.length > 0 ? stored : this.oldRows(burst, table, id, value);
    const main = this.setting('PS_LANG_DEFAULT') || '1';
    const own = rows.find((row) => String(row.id_lang) === main && readable(row[column]) !== '');
    return readable((own ?? rows.find((row) => readable(row[column]) !== ''))?.[column]);
  }

  private oldRows(burst: Burst | undefined, table: string, id: string, value: Cell): Row[] {
    return (burst?.rows(table) ?? []).flatMap(({ before }) =>
      before && String(before[id]) === String(value) ? [before] : [],
    );
  }

  product(id: Cell, burst?: Burst): string {
    return this.text('product_lang', 'id_product', id, 'name', burst);
  }

  category(id: Cell): string {
    return this.text('category_lang', 'id_category', id, 'name');
  }

  customer(id: Cell): string {
    return personName(this.mirror.get('customer', id));
  }

  group(id: Cell): string {
    return this.text('group_lang', 'id_group', id, 'name');
  }

  /** A carrier's own name; 0 stands for the shop's. */
  carrierName(row: Row | null | undefined): string {
    const name = readable(row?.name);
    return name === '0' ? this.setting('PS_SHOP_NAME') : name;
  }

  moduleName(id: Cell): string {
    return String(this.mirror.get('module', id)?.name ?? '');
  }

  /** « 500 ml, Rouge » */
  combination(id: Cell): string {
    return this.mirror
      .where('product_attribute_combination', 'id_product_attribute', id)
      .map((row) => this.text('attribute_lang', 'id_attribute', row.id_attribute ?? null, 'name'))
      .join(', ');
  }

  /** E-mail address of an employee, which is the login. */
  employee(id: Cell | undefined): string | null {
    const email = readable(this.mirror.get('employee', id ?? null)?.email);
    return email === '' ? null : email;
  }

  /** Tax rate in percent of a group of rules, in the shop's own country; 0 when there is none. */
  taxRate(rulesGroup: Cell | undefined): number {
    const country = this.setting('PS_COUNTRY_DEFAULT');
    const rules = this.mirror.where('tax_rule', 'id_tax_rules_group', rulesGroup ?? null);
    const rule =
      rules.find((row) => String(row.id_country) === country) ?? rules.find((row) => amount(row.id_country) === 0);
    return amount(this.mirror.get('tax', rule?.id_tax ?? null)?.rate);
  }

  /** Whether the row of an object nearby was deleted: what is swept away with it is not told. */
  isGone(subject: string, table: string, key: Cell): boolean {
    const near = this.siblings.row(subject, table, String(key));
    return near !== null && near.after === null;
  }

  isNew(subject: string, table: string, key: Cell): boolean {
    const near = this.siblings.row(subject, table, String(key));
    return near !== null && near.before === null;
  }
}

export const personName = (row: Row | null | undefined): string =>
  row ? `${readable(row.firstname)} ${readable(row.lastname)}`.trim() : '';

/** Price with tax, in the currency's cents. */
export const withTax = (price: number, rate: number): number => Math.round(price * (1 + rate / 100) * 100) / 100;

export const ofTables = (burst: Burst, ...tables: readonly string[]): NetRow[] =>
  burst.rows().filter((net) => tables.includes(net.table));
