import { request } from 'node:http';
import { join } from 'node:path';
import { recipeFor } from '@e5b/sandbox';

const RAVAUDE = join(import.meta.dirname, '../../sandbox-images/ravaude');

const SCREENS =
  'index.php edit.php edit.php?post_type=page post-new.php upload.php edit-comments.php nav-menus.php widgets.php customize.php themes.php plugins.php users.php options-general.php options-reading.php edit-tags.php?taxonomy=category post-new.php?post_type=page edit.php index.php'.split(
    ' ',
  );

const PICTURE = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
  'base64',
);

/** The rehearsal site as `compareStarts` wants it; its alternative runs the very scripts that fill it when the image is built. */
export function wordpressSubject() {
  const image = process.env.E5B_TEST_IMAGE_WORDPRESS ?? process.env.E5B_IMAGE_WORDPRESS;
  if (!image) throw new Error('E5B_IMAGE_WORDPRESS is not set: use « npm run bench -- provision »');
  const installed = {
    name: 'installed at start',
    bare: {
      without: '/var/www/html/wp-content/uploads/*',
      files: ['install', 'seed'].map((folder) => [join(RAVAUDE, folder), '/start/']),
    },
    fill: (run, origin) =>
      run(
        'www-data',
        `cd /start && php install.php ${origin} 'Atelier Ravaude' accounts.json && php fill.php ${origin}`,
      ),
  };
  const account = recipeFor('wordpress').candidateAccount;
  return { cms: 'wordpress', image, account, use: useBackOffice, alternatives: [installed] };
}

/** What a candidate does in a back office, in one go: screens, a page written in three saves, a picture sent, the site looked at. */
async function useBackOffice(sandbox, account) {
  const ask = (path, more = {}) => once(sandbox, path, more);
  const form = new URLSearchParams({ log: account.login, pwd: account.password, testcookie: '1' }).toString();
  const type = 'application/x-www-form-urlencoded';
  const { cookie } = await ask('/wp-login.php', {
    body: form,
    type,
    cookie: 'wordpress_test_cookie=WP%20Cookie%20check',
  });
  const signedIn = { cookie };
  // A browser asks for several things at once: four at a time keeps as many children busy.
  for (let at = 0; at < SCREENS.length; at += 4) {
    await Promise.all(SCREENS.slice(at, at + 4).map((screen) => ask(`/wp-admin/${screen}`, signedIn)));
  }
  const editor = await ask('/wp-admin/post-new.php', signedIn);
  const nonce = /createNonceMiddleware\(\s*"([0-9a-f]+)"/.exec(editor.body)?.[1];
  if (!nonce) throw new Error('the editor has no nonce');
  const rest = { ...signedIn, nonce, type: 'application/json' };
  const page = JSON.parse(
    (await ask('/wp-json/wp/v2/pages', { ...rest, body: JSON.stringify({ title: 'Mesure', status: 'draft' }) })).body,
  );
  for (const text of ['Un', 'Deux', 'Trois']) {
    const content = `<!-- wp:paragraph --><p>${text.repeat(400)}</p><!-- /wp:paragraph -->`;
    await ask(`/wp-json/wp/v2/pages/${page.id}`, { ...rest, body: JSON.stringify({ content, status: 'publish' }) });
  }
  await ask('/wp-json/wp/v2/media', { ...rest, type: 'image/png', body: PICTURE, file: 'mesure.png' });
  for (const path of ['/', '/?s=bois', `/?page_id=${page.id}`, '/feed/', '/']) await ask(path);
}

function once({ sockets, origin }, path, { body, type, cookie, nonce, file }) {
  return new Promise((resolve, reject) => {
    const headers = { host: new URL(origin).host };
    if (cookie) headers.cookie = cookie;
    if (nonce) headers['x-wp-nonce'] = nonce;
    if (type) headers['content-type'] = type;
    if (file) headers['content-disposition'] = `attachment; filename=${file}`;
    if (body) headers['content-length'] = Buffer.byteLength(body);
    const sent = request(
      { socketPath: sockets.http, path, method: body ? 'POST' : 'GET', headers, agent: false },
      (answer) => {
        const chunks = [];
        answer.on('data', (chunk) => chunks.push(chunk));
        answer.on('end', () => {
          if (answer.statusCode >= 500) reject(new Error(`${path}: HTTP ${answer.statusCode}`));
          const cookies = (answer.headers['set-cookie'] ?? []).map((each) => each.split(';', 1)[0]).join('; ');
          resolve({ status: answer.statusCode, body: Buffer.concat(chunks).toString('utf8'), cookie: cookies });
        });
        answer.on('error', reject);
      },
    );
    sent.on('error', reject);
    sent.end(body);
  });
}
