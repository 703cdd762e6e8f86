const SAFE_METHODS = new Set(['GET', 'HEAD', 'OPTIONS']);
const METHODS = new Set([...SAFE_METHODS, 'POST', 'PUT', 'PATCH', 'DELETE']);

/** What a request may do, judged without believing the sandbox. */
export interface RequestKind {
  /** Changes nothing by its method, whatever the CMS makes of it. */
  readonly safe: boolean;
  /** A back office or sign-in page: there even a GET can write. */
  readonly backOffice: boolean;
}

export const isSafeMethod = (method: string | undefined): boolean => SAFE_METHODS.has(method ?? 'GET');
export const isKnownMethod = (method: string | undefined): boolean => METHODS.has(method ?? 'GET');

export function requestKind(method: string | undefined, url: string): RequestKind {
  const mark = url.indexOf('?');
  const path = mark === -1 ? url : url.slice(0, mark);
  const query = mark === -1 ? '' : url.slice(mark + 1);
  return { safe: isSafeMethod(method) && !overridesMethod(query), backOffice: isBackOffice(path) };
}

/** WordPress takes another method from `_method`; PHP reads `.method`, `+method` and `[method` as that name too. */
function overridesMethod(query: string): boolean {
  return query.split('&').some((pair) => {
    const name = decoded(pair.split('=', 1)[0] ?? '')?.trimStart();
    return name === undefined || /^[_. [+]method/i.test(name);
  });
}

const BACK_OFFICE = new Set([
  'wp-admin',
  'wp-login.php',
  'wp-cron.php',
  'wp-signup.php',
  'wp-activate.php',
  'xmlrpc.php',
]);
/** PrestaShop's back office is a directory named admin and a suffix (`admin-dev`, `admin123abc`), in our shops `administration`. */
const ADMIN_DIRECTORY = /^admin(istration|\d\w*|[-_]\w*)?$/;

function isBackOffice(path: string): boolean {
  const clear = decoded(path);
  if (clear === undefined) return true;
  return clear
    .toLowerCase()
    .split(/[/\\]+/)
    .some((segment) => BACK_OFFICE.has(segment) || ADMIN_DIRECTORY.test(segment));
}

/** As PHP and Apache read it; undefined when it cannot be decoded. */
function decoded(text: string): string | undefined {
  try {
    return decodeURIComponent(text.replaceAll('+', ' '));
  } catch {
    return undefined;
  }
}
