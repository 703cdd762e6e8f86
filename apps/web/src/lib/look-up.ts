/** What a table has under a code from outside; only the table's own names may be found, never `constructor`. */
export function lookUp<T>(table: Readonly<Record<string, T>> | undefined, code: string): T | undefined {
  return table !== undefined && Object.hasOwn(table, code) ? table[code] : undefined;
}
