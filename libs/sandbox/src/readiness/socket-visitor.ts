import type { StartedSandbox } from '../sandbox.js';
import { type SocketAnswer, socketRequest } from './socket-request.js';

const MAX_REDIRECTS = 8;

/** The page that stood at the end, after redirects. */
export interface SocketPage extends SocketAnswer {
  path: string;
}

/** Goes through a CMS as a browser does: keeps cookies, follows redirects within the sandbox's origin. */
export class SocketVisitor {
  private readonly cookies = new Map<string, string>();
  private last = '/';

  constructor(
    private readonly sandbox: StartedSandbox,
    private readonly signal: AbortSignal,
  ) {}

  /**
   * @param path on the origin, or relative to the page visited last, or a whole address of the origin
   * @throws Error on a redirect elsewhere, or one that never ends
   */
  async visit(path: string, form?: Record<string, string>): Promise<SocketPage> {
    const { origin } = this.sandbox;
    let at = new URL(path, new URL(this.last, origin));
    let send = form;
    for (let step = 0; step <= MAX_REDIRECTS; step++) {
      if (at.origin !== origin) throw new Error(`sent away to ${at.origin}`);
      const here = `${at.pathname}${at.search}`;
      const cookie = [...this.cookies].map((pair) => pair.join('=')).join('; ');
      const question = {
        origin,
        path: here,
        signal: this.signal,
        ...(cookie && { cookie }),
        ...(send && { form: send }),
      };
      const answer = await socketRequest(this.sandbox.sockets.http, question);
      this.keep(answer.cookies);
      this.last = here;
      if (answer.location === null) return { ...answer, path: here };
      at = new URL(answer.location, at);
      send = undefined;
    }
    throw new Error(`redirected without end from ${path}`);
  }

  private keep(cookies: string): void {
    for (const pair of cookies.split('; ').filter(Boolean)) {
      const cut = pair.indexOf('=');
      this.cookies.set(pair.slice(0, cut), pair.slice(cut + 1));
    }
  }
}
