import type { CandidateView, EntryUrl } from '@e5b/contracts';
import { HttpClient } from './http-client.js';

export interface Publication {
  title: string;
  /** Trusted ms, as this machine's clock has it: when the request left and when the answer came. */
  sentAt: number;
  answeredAt: number;
  status: number;
  /** What the gateway answered instead of WordPress, or null. */
  refusal: string | null;
}

/** A candidate who publishes articles through the back office's own REST interface, by the gateway, like a browser. */
export class ScriptedCandidate {
  readonly published: Publication[] = [];
  private readonly platform: HttpClient;
  private site: HttpClient | null = null;
  private nonce = '';

  constructor(
    apiOrigin: string,
    readonly label: string,
  ) {
    this.platform = new HttpClient(apiOrigin);
  }

  signIn(code: string): Promise<CandidateView> {
    return this.platform.json<CandidateView>('/api/candidate/sign-in', { method: 'POST', json: { code } });
  }

  view(): Promise<CandidateView> {
    return this.platform.json<CandidateView>('/api/candidate/me');
  }

  /** Enters the site by a ticket and signs in to the back office with the printed account. */
  async enter(): Promise<void> {
    const { accounts } = await this.view();
    const ask = { method: 'POST', json: { target: 'admin' } };
    const { url } = await this.platform.json<EntryUrl>('/api/candidate/tickets', ask);
    const entry = new URL(url);
    const site = new HttpClient(entry.origin);
    const entered = await site.ask(entry.pathname + entry.search);
    if (entered.status >= 400) throw new Error(`entry: ${entered.status} ${entered.body.slice(0, 300)}`);
    await site.ask('/wp-login.php');
    const form = { log: accounts?.[0]?.login ?? '', pwd: accounts?.[0]?.password ?? '', testcookie: '1' };
    const signedIn = await site.ask('/wp-login.php', { method: 'POST', form });
    if (signedIn.status !== 302) throw new Error(`back office: ${signedIn.status} ${signedIn.body.slice(0, 300)}`);
    this.nonce = (await site.ask('/wp-admin/admin-ajax.php?action=rest-nonce')).body.trim();
    this.site = site;
  }

  /** Publishes one article, or is refused; both are kept in `published`. */
  async publish(): Promise<Publication> {
    const title = `Article ${this.label}-${this.published.length + 1}`;
    const sentAt = Date.now();
    const headers = { 'x-wp-nonce': this.nonce };
    const json = { title, content: `Texte de ${title}`, status: 'publish' };
    const answer = await this.site?.ask('/index.php?rest_route=/wp/v2/posts', { method: 'POST', headers, json });
    const { status = 0, body = '' } = answer ?? {};
    const refusal = status === 201 ? null : (/e5b_[a-z_]+/.exec(body)?.[0] ?? body.slice(0, 200));
    const publication = { title, sentAt, answeredAt: Date.now(), status, refusal };
    this.published.push(publication);
    return publication;
  }
}
