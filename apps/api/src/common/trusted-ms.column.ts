import type { ColumnOptions } from 'typeorm';

/** BIGINT holding trusted ms; MariaDB's driver gives strings, the code works with numbers. */
export const trustedMs = (options: ColumnOptions = {}): ColumnOptions => ({
  type: 'bigint',
  transformer: {
    to: (value: number | null | undefined) => value,
    from: (value: string | null) => (value === null ? null : Number(value)),
  },
  ...options,
});
