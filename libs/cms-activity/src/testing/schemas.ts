import { readFileSync } from 'node:fs';
import { join } from 'node:path';

type Columns = Readonly<Record<string, readonly string[]>>;

const read = (name: string): unknown =>
  JSON.parse(readFileSync(join(import.meta.dirname, '../../fixtures/schemas', name), 'utf8'));

type ShopSchemas = { readonly '9.1.4': Columns } & Readonly<
  Record<string, { readonly without: readonly string[]; readonly with: readonly string[] } | Columns>
>;

/** Versions whose columns are known, newest first. */
export const SHOP_VERSIONS = ['9.1.4', '8.2.4', '1.7.8', '1.7.3'] as const;
export type ShopVersion = (typeof SHOP_VERSIONS)[number];

/** Column names by table, prefix included, of a PrestaShop of that version. */
export function shopSchema(version: ShopVersion): Columns {
  const all = read('prestashop.json') as ShopSchemas;
  const whole = Object.entries(all['9.1.4']).map(([table, names]): [string, readonly string[]] => [
    `ps_${table}`,
    names,
  ]);
  if (version === '9.1.4') return Object.fromEntries(whole);
  const { without, with: more } = all[version] as { without: string[]; with: string[] };
  const columns = whole.map(([table, names]): [string, string[]] => {
    const own = (list: readonly string[]): string[] =>
      list.flatMap((path) => (path.startsWith(`${table.slice(3)}.`) ? [path.split('.')[1] ?? ''] : []));
    const gone = new Set(own(without));
    return [table, [...names.filter((name) => !gone.has(name)), ...own(more)]];
  });
  return Object.fromEntries(columns);
}

/** Column names by table of a WordPress, the same in every version listed. */
export const siteSchema = (): { versions: readonly string[]; columns: Columns } =>
  read('wordpress.json') as { versions: readonly string[]; columns: Columns };
