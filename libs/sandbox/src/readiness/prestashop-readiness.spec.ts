import { mkdtemp, rm } from 'node:fs/promises';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { StartedSandbox } from '../sandbox.js';
import { socketsIn } from '../sandbox-socket.js';
import { waitUntilReady } from './wait-until-ready.js';

const ACCOUNT = { login: 'candidat@boutique.example', password: 'boutique-2026' };
const OFFICE = '/administration';
const DASHBOARD = `${OFFICE}/index.php?controller=AdminDashboard&token=abc`;

type Answers = (request: IncomingMessage, form: URLSearchParams, answer: ServerResponse) => void;

describe('prestashopReadiness', () => {
  let socketDir: string;
  let server: Server;
  let asked: string[];

  beforeEach(async () => {
    socketDir = await mkdtemp(join(tmpdir(), 'e5b-ps-'));
    asked = [];
  });

  afterEach(async () => {
    await new Promise((resolve) => server.close(resolve));
    await rm(socketDir, { recursive: true, force: true });
  });

  test('signs in with the token of the form and its cookie, opens the dashboard and signs out', async () => {
    await serve(symfonyShop);
    const timings = await waitUntilReady(sandbox(), ACCOUNT, { timeoutMs: 5000 });
    expect(timings.backOfficeMs).toBeGreaterThanOrEqual(timings.signedInMs);
    expect(timings.signedInMs).toBeGreaterThanOrEqual(timings.frontMs);
    expect(asked).toEqual([
      'GET /',
      `GET ${OFFICE}/`,
      `GET ${OFFICE}/login`,
      `POST ${OFFICE}/login`,
      `GET ${DASHBOARD}`,
      `GET ${DASHBOARD}`,
      `GET ${OFFICE}/logout?_csrf_token=x`,
    ]);
  });

  test('follows the JSON answer of older versions', async () => {
    await serve(legacyShop);
    await expect(waitUntilReady(sandbox(), ACCOUNT, { timeoutMs: 5000 })).resolves.toBeDefined();
    expect(asked).toContain(`GET ${DASHBOARD}`);
  });

  test('a refused password is not readiness', async () => {
    await serve(symfonyShop);
    const wrong = { ...ACCOUNT, password: 'wrong' };
    await expect(waitUntilReady(sandbox(), wrong, { timeoutMs: 150 })).rejects.toMatchObject({ code: 'NOT_READY' });
  });

  test('a shop that sends to another address is not ready, and the message says where', async () => {
    await serve((_request, _form, answer) => redirect(answer, 'http://contexte.e5b.invalid/'));
    const waited = waitUntilReady(sandbox(), ACCOUNT, { timeoutMs: 150 });
    await expect(waited).rejects.toMatchObject({ code: 'NOT_READY', message: expect.stringMatching(/in time/) });
  });

  function sandbox(): StartedSandbox {
    return {
      state: 'started',
      instance: '0a1b2c3d',
      name: 'abcd1234',
      containerId: 'none',
      cms: 'prestashop',
      image: 'e5b/prestashop:test',
      origin: 'http://abcd1234.localhost:8081',
      socketDir,
      sockets: socketsIn(socketDir),
      startedAt: new Date(0).toISOString(),
    };
  }

  async function serve(answers: Answers): Promise<void> {
    server = createServer((request, answer) => {
      asked.push(`${request.method} ${request.url}`);
      let text = '';
      request.on('data', (chunk: Buffer) => {
        text += chunk.toString('utf8');
      });
      request.on('end', () => answers(request, new URLSearchParams(text), answer));
    });
    await new Promise<void>((resolve) => server.listen(socketsIn(socketDir).http, resolve));
  }
});

const symfonyShop: Answers = (request, form, answer) => {
  const { url = '', headers, method } = request;
  const session = headers.cookie?.includes('PHPSESSID=in') ?? false;
  if (url === '/') answer.end('shop');
  else if (url === `${OFFICE}/`) redirect(answer, `${OFFICE}/login`);
  else if (url === `${OFFICE}/login` && method === 'GET') {
    answer.setHeader('set-cookie', 'PHPSESSID=visitor; path=/');
    answer.end('<input name="passwd"><input type="hidden" name="_token" value="a&amp;b">');
  } else if (url === `${OFFICE}/login`) {
    const good = form.get('passwd') === ACCOUNT.password && form.get('_token') === 'a&b';
    if (good && headers.cookie === 'PHPSESSID=visitor') {
      answer.setHeader('set-cookie', 'PHPSESSID=in; path=/');
      redirect(answer, DASHBOARD);
    } else answer.end('<input name="passwd">');
  } else if (session) answer.end(`<a href="${OFFICE}/logout?_csrf_token=x">`);
  else redirect(answer, `${OFFICE}/login`);
};

const legacyShop: Answers = (request, form, answer) => {
  const { url = '' } = request;
  if (url === '/') answer.end('shop');
  else if (url === `${OFFICE}/`) answer.end('<input name="passwd">');
  else if (form.get('submitLogin') === '1') {
    answer.end(JSON.stringify({ hasErrors: false, redirect: `http://abcd1234.localhost:8081${DASHBOARD}` }));
  } else answer.end('<a href="index.php?controller=AdminLogin&amp;logout=1">');
};

function redirect(answer: ServerResponse, location: string): void {
  answer.statusCode = 302;
  answer.setHeader('location', location);
  answer.end();
}
