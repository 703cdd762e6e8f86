/** One request to a candidate's site, as the gateway journaled it. Times in trusted ms. */
export interface SiteRequest {
  /** Its line in the access journal. */
  readonly seq: number;
  readonly who: 'candidate' | 'examiner' | 'centre' | 'author';
  /** Distinguishes two browsers of one person. */
  readonly client: string;
  readonly method: string;
  readonly path: string;
  /** The page that the browser says it came from, or null. */
  readonly from: string | null;
  readonly status: number;
  readonly startedAt: number;
  readonly endedAt: number;
}

/** Requests that a page makes by itself, at a beat or to draw itself. */
const BACKGROUND = /\/admin-ajax\.php|\/wp-cron\.php|[?&]ajax\b|\/common\/|\/load-(scripts|styles)\.php|heartbeat/;

export const isBackground = ({ path }: Pick<SiteRequest, 'path'>): boolean => BACKGROUND.test(path);

export const isWrite = ({ method }: Pick<SiteRequest, 'method'>): boolean =>
  !['GET', 'HEAD', 'OPTIONS'].includes(method.toUpperCase());

/** A page that was asked for and shown. */
export const showsPage = ({ method, status }: Pick<SiteRequest, 'method' | 'status'>): boolean =>
  method.toUpperCase() === 'GET' && ((status >= 200 && status < 300) || status === 304);
