import { mkdir, rm } from 'node:fs/promises';
import { createServer as createHttpServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { createServer as createNetServer, type Server, type Socket } from 'node:net';
import { socketsIn } from '../sandbox-socket.js';

/** Just enough of a CMS behind real unix sockets for readiness and proxies to meet something. */
export class FakeCms {
  private readonly servers: Server[] = [];
  private readonly connections = new Set<Socket>();

  constructor(private readonly socketDir: string) {}

  async open(): Promise<void> {
    const sockets = socketsIn(this.socketDir);
    await mkdir(this.socketDir, { recursive: true, mode: 0o700 });
    await Promise.all(Object.values(sockets).map((path: string) => rm(path, { force: true })));
    await this.listen(createHttpServer(new FakeWordpress().answer), sockets.http);
    await this.listen(
      // A server that speaks first, as MariaDB does.
      createNetServer((socket) => socket.end('fake greeting')),
      sockets.mysql,
    );
  }

  async close(): Promise<void> {
    const closing = this.servers.splice(0).map((server) => new Promise((resolve) => server.close(resolve)));
    for (const connection of this.connections) connection.destroy();
    await Promise.all(closing);
  }

  private listen(server: Server, path: string): Promise<void> {
    this.servers.push(server);
    server.on('connection', (socket) => {
      this.connections.add(socket);
      socket.on('close', () => this.connections.delete(socket));
    });
    return new Promise((resolve, reject) => {
      server.once('error', reject);
      server.listen(path, resolve);
    });
  }
}

/** The sign-in and the drafts of a WordPress, no more than readiness and self-test ask for. */
class FakeWordpress {
  private readonly drafts = new Set<number>();

  readonly answer = (request: IncomingMessage, response: ServerResponse): void => {
    request.on('end', () => this.reply(request, response)).resume();
  };

  private reply(request: IncomingMessage, response: ServerResponse): void {
    const { pathname, searchParams } = new URL(request.url ?? '/', 'http://fake');
    const page = (body: string) => response.writeHead(200, { 'content-type': 'text/html' }).end(`${body}</html>`);
    if (pathname === '/wp-login.php' && request.method !== 'POST') {
      page('<input name="pwd">');
    } else if (pathname === '/wp-login.php') {
      const signedIn = { location: '/wp-admin/', 'set-cookie': 'wordpress_logged_in_fake=1; path=/' };
      response.writeHead(302, signedIn).end();
    } else if (request.headers.cookie?.includes('wordpress_logged_in_fake=1') !== true) {
      if (pathname.startsWith('/wp-admin/')) response.writeHead(302, { location: '/wp-login.php' }).end();
      else page('<h1>Site</h1>');
    } else if (searchParams.has('rest_route')) {
      const [status, body] = this.rest(searchParams);
      const headers = {
        'content-type': 'application/json',
        ...(status === 201 && { location: '/wp-json/wp/v2/posts/1' }),
      };
      response.writeHead(status, headers).end(JSON.stringify(body));
    } else if (pathname === '/wp-admin/post-new.php') {
      page('<div id="editor"></div><script>wp.apiFetch.createNonceMiddleware( "0123456789" )</script>');
    } else page(pathname.startsWith('/wp-admin/') ? '<div id="wpadminbar"></div>' : '<h1>Site</h1>');
  }

  private rest(asked: URLSearchParams): [status: number, body: object] {
    const id = Number(/\d+$/.exec(asked.get('rest_route') ?? '')?.[0] ?? Number.NaN);
    if (Number.isNaN(id)) {
      const made = this.drafts.size + 1;
      this.drafts.add(made);
      return [201, { id: made }];
    }
    if (asked.get('_method') === 'DELETE') return [200, { deleted: this.drafts.delete(id) }];
    return this.drafts.has(id) ? [200, { id, status: 'draft' }] : [404, {}];
  }
}
