import { refusalFormat } from './refusal-format.js';

const browser = 'text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8';

test.each([
  ['a page opened in a browser', { 'sec-fetch-mode': 'navigate', accept: browser }, '/wp-admin/post.php'],
  ['a form sent by a browser', { 'sec-fetch-mode': 'navigate', accept: browser }, '/wp-admin/admin-ajax.php'],
  ['a REST address typed into the bar', { 'sec-fetch-mode': 'navigate', accept: browser }, '/wp-json/'],
  ['an old browser', { accept: browser }, '/'],
  ['a command line', { accept: '*/*' }, '/'],
  ['no header at all', {}, '/'],
])('%s gets a page', (_name, headers, url) => {
  expect(refusalFormat(headers, url)).toBe('page');
});

test.each([
  ['the block editor', { accept: 'application/json, */*;q=0.1', 'x-wp-nonce': 'n' }, '/wp-json/wp/v2/pages/3'],
  ['REST without pretty links', { accept: '*/*' }, '/index.php?rest_route=/wp/v2/posts'],
  ['jQuery', { 'x-requested-with': 'XMLHttpRequest', accept: '*/*' }, '/wp-admin/edit.php'],
  ['admin-ajax', { accept: '*/*' }, '/wp-admin/admin-ajax.php'],
  ['fetch', { 'sec-fetch-mode': 'cors', accept: '*/*' }, '/x'],
  ['the media uploader', { 'sec-fetch-mode': 'same-origin', accept: '*/*' }, '/wp-admin/async-upload.php'],
  ['PrestaShop’s cart', { accept: 'application/json, text/javascript' }, '/panier?ajax=1&action=refresh'],
])('%s gets JSON', (_name, headers, url) => {
  expect(refusalFormat(headers, url)).toBe('json');
});

test.each([
  ['an image', { 'sec-fetch-mode': 'no-cors', accept: 'image/avif,image/webp,*/*' }, '/a.png'],
  ['a style sheet', { 'sec-fetch-mode': 'no-cors', accept: 'text/css,*/*;q=0.1' }, '/a.css'],
  ['an old browser’s image', { accept: 'image/png' }, '/a.png'],
])('%s gets a line of text', (_name, headers, url) => {
  expect(refusalFormat(headers, url)).toBe('text');
});
