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
    await this.listen(createHttpServer(answer), sockets.http);
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

function answer(request: IncomingMessage, response: ServerResponse): void {
  request.resume();
  const path = request.url ?? '/';
  if (path.startsWith('/wp-login.php') && request.method === 'POST') {
    response.writeHead(302, { location: '/wp-admin/', 'set-cookie': 'wordpress_logged_in_fake=1; path=/' }).end();
    return;
  }
  const signedIn = request.headers.cookie?.includes('wordpress_logged_in_fake=1') === true;
  if (path.startsWith('/wp-admin/') && !signedIn) {
    response.writeHead(302, { location: '/wp-login.php' }).end();
    return;
  }
  const body = path.startsWith('/wp-admin/') ? '<div id="wpadminbar"></div>' : '<h1>Site</h1>';
  response.writeHead(200, { 'content-type': 'text/html' }).end(body);
}
