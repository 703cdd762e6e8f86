import fc from 'fast-check';
import { accessPath, isStaticAsset, refererPath } from './access-path.js';

test.each([
  ['/wp-admin/post.php?post=12&action=edit', '/wp-admin/post.php?post=12&action=edit'],
  [
    '/wp-admin/edit-tags.php?taxonomy=category&post_type=post',
    '/wp-admin/edit-tags.php?taxonomy=category&post_type=post',
  ],
  ['/wp-login.php?action=rp&key=S3cret&login=anna', '/wp-login.php?action=rp&key&login'],
  ['/wp-admin/post.php?post=3&action=trash&_wpnonce=0a1b2c3d4e', '/wp-admin/post.php?post=3&action=trash&_wpnonce'],
  [
    '/admin-dev/index.php?controller=AdminProducts&id_product=7&token=abcdef',
    '/admin-dev/index.php?controller=AdminProducts&id_product=7&token',
  ],
  ['/admin-dev/index.php/sell/catalog/products/7?_token=abc', '/admin-dev/index.php/sell/catalog/products/7?_token'],
  ['/?s=mot+de+passe', '/?s'],
  ['/?action=%3Cscript%3E', '/?action'],
  [`/?action=${'x'.repeat(80)}`, '/?action'],
  ['/x?%0Aa=1', '/x?_a'],
  ['/reset/0123456789abcdef0123456789abcdef', '/reset/*'],
  ['/accueil', '/accueil'],
])('%s', (url, kept) => {
  expect(accessPath(url)).toBe(kept);
});

test('the value of a name not known to be harmless never gets in', () => {
  fc.assert(
    fc.property(fc.stringMatching(/^[a-z_]{1,12}$/), fc.stringMatching(/^Q[0-9A-Z]{8,30}$/), (name, secret) => {
      const shown = accessPath(`/x?key_${name}=${secret}&_wpnonce=${secret}&pwd=${secret}&token=${secret}`);
      expect(shown).not.toContain(secret);
    }),
  );
});

test('a line stays short whatever comes', () => {
  fc.assert(
    fc.property(fc.webPath(), fc.webQueryParameters(), (path, query) => {
      expect(accessPath(`/${path}?${query}`).length).toBeLessThan(300 + 20 * 110);
    }),
  );
});

test.each(['/a.css', '/wp-includes/js/x.min.js?ver=6.1', '/u/2025/photo.JPEG', '/f.woff2'])(
  '%s is drawn along',
  (url) => {
    expect([isStaticAsset('GET', url), isStaticAsset('POST', url)]).toEqual([true, false]);
  },
);

test.each(['/', '/wp-admin/load-styles.php', '/?x=a.css', '/wp-json/'])('%s is a visit', (url) => {
  expect(isStaticAsset('GET', url)).toBe(false);
});

test.each([
  [
    'http://a.localhost:8081/wp-admin/post.php?post=3&action=edit&_wpnonce=1a',
    '/wp-admin/post.php?post=3&action=edit&_wpnonce',
  ],
  ['http://A.localhost:8081/', '/'],
  ['http://b.localhost:8081/wp-admin/', null],
  ['https://evil.example/?http://a.localhost:8081/', null],
  ['javascript:alert(1)', null],
  ['pas une adresse', null],
  [`http://a.localhost:8081/${'x'.repeat(5000)}`, null],
  [undefined, null],
])('the page a request came from, %s', (referer, expected) => {
  expect(refererPath(referer, 'a.localhost:8081')).toBe(expected);
});
