/** Codes come from the sandbox: only a table's own names may be found in it. */
export function own<T>(table: Readonly<Record<string, T>> | undefined, code: string): T | undefined {
  return table !== undefined && Object.hasOwn(table, code) ? table[code] : undefined;
}

/** `price (75 cl)`: the code of a field, and what it is of. */
export function codeOf(field: string): { code: string; more: string } {
  const [, code = field, more = ''] = /^([\w-]+)( \(.*\))$/s.exec(field) ?? [];
  return { code, more };
}
