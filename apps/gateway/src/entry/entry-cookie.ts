import { createHash, createHmac, randomBytes, timingSafeEqual } from 'node:crypto';
import type { Lease, Ticket } from '@e5b/contracts';

/** Who holds an origin's cookie. Good for one sandbox only. */
export interface Entry {
  readonly sandbox: string;
  readonly who: Ticket['who'];
  readonly right: Ticket['right'];
  /** Distinguishes two browsers of one person. */
  readonly client: string;
  /** Trusted ms at which the ticket was exchanged. */
  readonly enteredAt: number;
}

/** The part of a lease that says whose cookies still count. */
export type Admission = Pick<Lease, 'sandbox' | 'entriesFrom'>;

/** Whether an entry still counts: it is for this site, and its candidate was not moved to another workstation since. */
export function admits(lease: Admission, { sandbox, who, enteredAt }: Entry): boolean {
  return sandbox === lease.sandbox && (who !== 'candidate' || enteredAt >= lease.entriesFrom);
}

export const ENTRY_COOKIE = 'e5b_site';

/** A sibling origin can plant cookies of our name: every one is tried, up to this many. */
const MAX_TRIED = 64;
const SHAPE =
  /^v1\.([a-z][a-z0-9]{7})\.(candidate|examiner|centre|author)\.(write|read)\.([\w-]{22})\.(\d{1,16})\.([\w-]{43})$/;

/** Signs and recognises the cookie that stands for an exchanged ticket; survives a restart, knows nothing by heart. */
export class EntryCookies {
  constructor(private readonly secret: Buffer) {}

  /** The Set-Cookie line. No Domain: the cookie stays with its origin. No Secure: centres may have no TLS. */
  issue(entry: Entry): string {
    const text = ['v1', entry.sandbox, entry.who, entry.right, entry.client, entry.enteredAt].join('.');
    return `${ENTRY_COOKIE}=${text}.${this.mark(text)}; Path=/; HttpOnly; SameSite=Lax`;
  }

  /** The first cookie of `header` that is ours and good for the lease's site; foreign ones are passed over. */
  find(header: string | undefined, lease: Admission): Entry | null {
    const values = cookiesNamed(header, ENTRY_COOKIE).slice(0, MAX_TRIED);
    for (const value of values) {
      const entry = this.read(value);
      if (entry && admits(lease, entry)) return entry;
    }
    return null;
  }

  private read(value: string): Entry | null {
    const match = SHAPE.exec(value);
    if (!match) return null;
    const [, sandbox = '', who, right, client = '', enteredAt, mark = ''] = match;
    const expected = this.mark(value.slice(0, value.lastIndexOf('.')));
    if (!timingSafeEqual(Buffer.from(mark), Buffer.from(expected))) return null;
    return {
      sandbox,
      who: who as Entry['who'],
      right: right as Entry['right'],
      client,
      enteredAt: Number(enteredAt),
    };
  }

  private mark(text: string): string {
    return createHmac('sha256', this.secret).update(text).digest('base64url');
  }
}

/** A fresh client id: 128 random bits. */
export const newClientId = (): string => randomBytes(16).toString('base64url');

/** What the journal writes for a client: the id itself stays a secret of the cookie. */
export const clientHash = (client: string): string => createHash('sha256').update(client).digest('hex').slice(0, 12);

function cookiesNamed(header: string | undefined, name: string): string[] {
  if (!header) return [];
  return header.split(';').flatMap((pair) => {
    const equals = pair.indexOf('=');
    return equals !== -1 && pair.slice(0, equals).trim() === name ? [pair.slice(equals + 1).trim()] : [];
  });
}
