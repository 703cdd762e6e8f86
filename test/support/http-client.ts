import { type IncomingHttpHeaders, type OutgoingHttpHeaders, request } from 'node:http';

export interface Reply {
  status: number;
  headers: IncomingHttpHeaders;
  body: string;
}

export interface Ask {
  method?: string;
  headers?: OutgoingHttpHeaders;
  form?: Record<string, string>;
  json?: unknown;
}

/**
 * A browser's cookies and nothing more, for origins on this machine: every name is taken to 127.0.0.1, cookies stay with
 * their host. Redirects are not followed.
 */
export class HttpClient {
  private readonly jar = new Map<string, string>();

  constructor(readonly origin: string) {}

  ask(path: string, { method = 'GET', headers = {}, form, json }: Ask = {}): Promise<Reply> {
    const url = new URL(path, this.origin);
    const body = form ? new URLSearchParams(form).toString() : json === undefined ? '' : JSON.stringify(json);
    const type = form ? 'application/x-www-form-urlencoded' : 'application/json';
    const all = {
      host: url.host,
      cookie: [...this.jar].map(([name, value]) => `${name}=${value}`).join('; '),
      ...(method === 'GET'
        ? {}
        : { origin: this.origin, 'content-type': type, 'content-length': Buffer.byteLength(body) }),
      ...headers,
    };
    return new Promise((resolve, reject) => {
      const target = {
        host: '127.0.0.1',
        port: url.port,
        path: url.pathname + url.search,
        method,
        headers: all,
        agent: false,
      };
      const asked = request(target, (answer) => {
        const chunks: Buffer[] = [];
        answer.on('data', (chunk: Buffer) => chunks.push(chunk));
        answer.on('error', reject);
        answer.on('end', () => {
          this.keep(answer.headers['set-cookie'] ?? []);
          resolve({
            status: answer.statusCode ?? 0,
            headers: answer.headers,
            body: Buffer.concat(chunks).toString('utf8'),
          });
        });
      });
      asked.on('error', reject);
      asked.end(body);
    });
  }

  /** JSON of a 2xx answer; anything else throws with what was said. */
  async json<T>(path: string, ask: Ask = {}): Promise<T> {
    const { status, body } = await this.ask(path, ask);
    if (status >= 300) throw new Error(`${ask.method ?? 'GET'} ${path}: ${status} ${body.slice(0, 300)}`);
    return JSON.parse(body) as T;
  }

  private keep(lines: readonly string[]): void {
    for (const line of lines) {
      const [, name, value] = /^([^=]+)=([^;]*)/.exec(line) ?? [];
      if (name !== undefined && value !== undefined) this.jar.set(name, value);
    }
  }
}
