import { mkdtemp, rm } from 'node:fs/promises';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { SandboxCms } from '../sandbox-cms.js';
import { socketsIn } from '../sandbox-socket.js';
import { FakeCms } from '../testing/fake-cms.js';
import { selfTest } from './self-test.js';

const ACCOUNT = { login: 'candidat@boutique.example', password: 'boutique-2026' };
const PRODUCTS = '/administration/sell/catalog/products';

/** A back office with a catalogue of one page; `newest` asks for the kind of product before it makes one. */
class FakeShop {
  readonly asked: string[] = [];
  products = new Set<string>();

  constructor(
    private readonly newest: boolean,
    private readonly forgetful = false,
  ) {}

  readonly answer = (request: IncomingMessage, response: ServerResponse): void => {
    const path = new URL(request.url ?? '/', 'http://shop').pathname;
    this.asked.push(`${request.method} ${path}`);
    request.on('end', () => this.reply(request.method === 'POST', path, response)).resume();
  };

  private reply(posted: boolean, path: string, response: ServerResponse): void {
    const page = (body: string) => response.end(`${body}</html>`);
    const redirect = (location: string) => response.writeHead(302, { location }).end();
    const remove = this.newest ? `${PRODUCTS}/7/delete-from-all-shops` : `${PRODUCTS}/unit/delete/7`;
    if (path === '/') page('shop');
    else if (path === '/administration/') page('<input name="passwd"><input name="_csrf_token" value="t">');
    else if (path === '/administration/login') page(`logout <a href="${PRODUCTS}?_token=a&amp;b=c">`);
    else if (path === PRODUCTS)
      page(`<a href="${PRODUCTS}/${this.newest ? 'create' : 'new'}?_token=a">${[...this.products].join('')}`);
    else if (path === `${PRODUCTS}/create` && !posted)
      page(
        '<select name="create_product[type]"></select><input type="hidden" name="create_product[_token]" value="x">',
      );
    else if (path === `${PRODUCTS}/create` || path === `${PRODUCTS}/new`) {
      this.products.add(`<a href="${PRODUCTS}/7/edit?_token=a">`);
      redirect(`${PRODUCTS}/7${this.newest ? '/edit' : ''}?_token=a`);
    } else if (posted && path === remove) {
      if (!this.forgetful) this.products.clear();
      redirect(`${PRODUCTS}?_token=a`);
    } else page(`<form name="product"><a href="${remove}?_token=a&amp;c=d">`);
  }
}

describe('selfTest', () => {
  let socketDir: string;
  let server: Server | undefined;
  let site: FakeCms | undefined;

  beforeEach(async () => {
    socketDir = await mkdtemp(join(tmpdir(), 'e5b-st-'));
  });

  afterEach(async () => {
    await new Promise((resolve) => (server ? server.close(resolve) : resolve(null)));
    await site?.close();
    [server, site] = [undefined, undefined];
    await rm(socketDir, { recursive: true, force: true });
  });

  const serve = (answer: FakeShop['answer']) =>
    new Promise<void>((resolve) => {
      server = createServer(answer).listen(socketsIn(socketDir).http, resolve);
    });

  const run = (cms: SandboxCms, signal = new AbortController().signal) =>
    selfTest(
      {
        state: 'started',
        name: 'tabcdefg',
        instance: '00000000',
        containerId: 'c',
        cms,
        image: 'e5b/x:1',
        origin: 'http://tabcdefg.localhost:8081',
        socketDir,
        sockets: socketsIn(socketDir),
        startedAt: '2026-11-26T08:00:00Z',
      },
      ACCOUNT,
      { signal },
    );

  test('writes a draft in WordPress and removes it', async () => {
    site = new FakeCms(socketDir);
    await site.open();
    const steps = await run('wordpress');
    expect(steps.map(({ name, ok }) => [name, ok])).toEqual([
      ['front', true],
      ['sign-in', true],
      ['editor', true],
      ['save', true],
      ['undo', true],
    ]);
  });

  test.each([
    ['PrestaShop 8.1 and 9', true, `POST ${PRODUCTS}/create`, `POST ${PRODUCTS}/7/delete-from-all-shops`],
    ['PrestaShop 1.7 and 8.0', false, `GET ${PRODUCTS}/new`, `POST ${PRODUCTS}/unit/delete/7`],
  ])('makes a product in %s and deletes it', async (_, newest, made, deleted) => {
    const shop = new FakeShop(newest);
    await serve(shop.answer);
    expect((await run('prestashop')).filter(({ ok }) => !ok)).toEqual([]);
    expect(shop.asked).toContain(made);
    expect(shop.asked).toContain(deleted);
    expect(shop.products.size).toBe(0);
  });

  test('what was deleted and is still there is said, and ends the test', async () => {
    await serve(new FakeShop(true, true).answer);
    const steps = await run('prestashop');
    expect(steps).toHaveLength(5);
    expect(steps.at(-1)).toEqual({
      name: 'undo',
      ms: null,
      ok: false,
      problem: 'le produit supprimé est encore là',
    });
  });

  test('another CMS than the context’s is said at the sign-in', async () => {
    await serve(new FakeShop(true).answer);
    expect((await run('wordpress')).at(-1)).toMatchObject({
      name: 'sign-in',
      ok: false,
      problem: 'page inattendue à /wp-login.php',
    });
  });

  test('a page of error, a site that is gone, a test given up', async () => {
    await serve((_, response) => void response.writeHead(500).end());
    expect(await run('prestashop')).toEqual([{ name: 'front', ms: null, ok: false, problem: 'réponse 500 de /' }]);
    await expect(run('prestashop', AbortSignal.abort())).rejects.toMatchObject({ code: 'ABORTED' });
    await new Promise((resolve) => server?.close(resolve));
    expect((await run('wordpress')).at(-1)?.problem).toMatch(/^le site ne répond pas/);
  });
});
