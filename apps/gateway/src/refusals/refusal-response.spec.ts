import { REFUSALS, type RefusalReason } from './refusal.js';
import { refusalResponse } from './refusal-response.js';

const platform = 'http://localhost:8080';
const page = (reason: RefusalReason, url = '/', method = 'GET') =>
  refusalResponse(reason, { method, url, headers: { accept: 'text/html' } }, platform);
const script = (reason: RefusalReason, method = 'POST') =>
  refusalResponse(reason, { method, url: '/wp-json/wp/v2/posts', headers: {} }, platform);

test.each(Object.keys(REFUSALS) as RefusalReason[])('the page of « %s » is whole and leads back', (reason) => {
  const { status, headers, body } = page(reason);
  expect(status).toBe(REFUSALS[reason].status);
  expect(headers['Content-Length']).toBe(String(Buffer.byteLength(body)));
  expect(headers['Cache-Control']).toBe('no-store');
  expect(body).toContain('<html lang="fr">');
  expect(body.match(/<h1>/g)).toHaveLength(1);
  const wayOut =
    reason === 'reader'
      ? '<a href="/">Retour au site du candidat</a>'
      : `<a href="${platform}/candidat">Retour à votre page d’examen</a>`;
  expect(body).toContain(wayOut);
  expect(body).not.toMatch(/<script|http-equiv/);
});

test.each(Object.entries(REFUSALS))(
  'the text of « %s » is typographic French',
  (_reason, { title, message, afterWrite }) => {
    for (const text of [title, message, afterWrite ?? '']) expect(text).not.toMatch(/['"]|\.\.\./);
  },
);

test('the block editor finds the sentence where it looks', () => {
  const { status, headers, body } = script('ended');
  expect(headers['Content-Type']).toBe('application/json; charset=utf-8');
  expect([status, JSON.parse(body)]).toEqual([
    403,
    {
      code: 'e5b_window_closed',
      message: `${REFUSALS.ended.message} Votre dernière demande n’a pas été enregistrée.`,
      data: { status: 403 },
      success: false,
      hasError: true,
      errors: [expect.any(String)],
    },
  ]);
});

test('the media uploader gets the answer whose message it shows', () => {
  const upload = {
    method: 'POST',
    url: '/wp-admin/async-upload.php',
    headers: { origin: 'http://abcdefg1.localhost' },
  };
  const { status, body } = refusalResponse('too-large', upload, platform);
  expect([status, JSON.parse(body)]).toMatchObject([
    200,
    { success: false, data: { message: expect.stringContaining('trop volumineux') as string } },
  ]);
});

test('a heading is not said again in the text below it', () => {
  expect(page('paused').body).toContain('<p>Votre temps est suspendu');
  expect(page('read-only').body).toContain('<p>Le site est en lecture seule');
});

test('only who wanted to change something is told that it was not saved', () => {
  expect(page('ended').body).not.toContain('n’a pas été enregistrée');
  expect(page('ended', '/', 'POST').body).toContain('n’a pas été enregistrée');
});

test.each<[RefusalReason, string | undefined]>([
  ['waiting', '5'],
  ['paused', '5'],
  ['repairing', '3'],
  ['ended', undefined],
  ['entry-required', undefined],
])('« %s » looks again by itself after %s s', (reason, seconds) => {
  const { headers, body } = page(reason, '/boutique?a=1&b=2');
  expect([headers.Refresh, headers['Retry-After']]).toEqual([seconds, seconds]);
  expect(body.includes('<a href="/boutique?a=1&amp;b=2">Réessayer maintenant</a>')).toBe(seconds !== undefined);
});

test('a refused form is never sent again by itself', () => {
  expect(page('paused', '/wp-admin/post.php', 'POST').headers.Refresh).toBeUndefined();
});

test('an address cannot break out of the page', () => {
  const { body } = page('repairing', '/"><script>alert(1)</script>');
  expect(body).not.toContain('<script>');
  expect(page('repairing', '//evil.example/').body).not.toContain('evil.example');
});
