import type { Cms } from './types.js';

/** Columns that hold a secret in every row. */
const COLUMNS: Readonly<Record<Cms, Readonly<Record<string, readonly string[]>>>> = {
  wordpress: {
    users: ['user_pass', 'user_activation_key'],
    posts: ['post_password'],
    signups: ['activation_key'],
  },
  prestashop: {
    customer: ['passwd', 'secure_key', 'reset_password_token'],
    employee: ['passwd', 'reset_password_token'],
    customer_session: ['token'],
    employee_session: ['token'],
    webservice_account: ['key'],
    api_client: ['client_secret'],
    orders: ['secure_key'],
    cart: ['secure_key'],
  },
};

/** Tables of named values: the value is a secret when the name says so. */
const NAMED: Readonly<Record<Cms, Readonly<Record<string, readonly [name: string, value: string]>>>> = {
  wordpress: {
    options: ['option_name', 'option_value'],
    usermeta: ['meta_key', 'meta_value'],
    postmeta: ['meta_key', 'meta_value'],
    sitemeta: ['meta_key', 'meta_value'],
  },
  prestashop: { configuration: ['name', 'value'] },
};

const SECRET_NAME =
  /(^|_)(pass|passwd|password|passphrase|secret|token|tokens|salt|nonce|credential|credentials|cipher|api_?key|private_?key|license_?key|auth_key|logged_in_key|nonce_key|secure_auth_key|recovery_keys|application_passwords)(_|$)|mailserver_pass|session_tokens|PASSWD|SMTP_PASS/i;

const never = (): boolean => false;

/** For one row: which of its columns must not leave. An unknown table hides the columns whose names say « secret ». */
export function secretMark(
  cms: Cms,
  prefix: string,
  table: string,
  row: Readonly<Record<string, unknown>>,
): (column: string) => boolean {
  const name = table.startsWith(prefix) ? table.slice(prefix.length) : table;
  const fixed = COLUMNS[cms][name];
  const named = NAMED[cms][name];
  if (named) {
    const key = row[named[0]];
    return SECRET_NAME.test(String(key)) ? (column) => column === named[1] : never;
  }
  if (fixed) return (column) => fixed.includes(column);
  return (column) => SECRET_NAME.test(column);
}
