import { requestKind } from './request-kind.js';

test.each(['GET', 'HEAD', 'OPTIONS'])('%s changes nothing', (method) => {
  expect(requestKind(method, '/a').safe).toBe(true);
});

test.each(['POST', 'PUT', 'PATCH', 'DELETE', 'PROPFIND'])('%s writes', (method) => {
  expect(requestKind(method, '/a').safe).toBe(false);
});

test.each([
  '/?_method=DELETE',
  '/wp-json/wp/v2/posts/1?force=1&_method=DELETE',
  '/?rest_route=/wp/v2/posts&%5Fmethod=POST',
  '/?.method=POST',
  '/?+_method=POST',
  '/?[method=POST',
  '/?%5Bmethod=POST',
  '/?_method[]=POST',
  '/?%E0%A4%A=1',
])('a GET of %s may smuggle a write', (url) => {
  expect(requestKind('GET', url).safe).toBe(false);
});

test.each(['/?shipping_method=1', '/?method=x', '/?payment=_method', '/'])('a GET of %s is harmless', (url) => {
  expect(requestKind('GET', url)).toEqual({ safe: true, backOffice: false });
});

test.each([
  '/wp-admin/',
  '/wp-admin',
  '/WP-ADMIN/post.php?post=1',
  '//wp-admin/index.php',
  '/./wp-admin/',
  '/wp-content/../wp-admin/',
  '/%77p-admin/',
  '/blog/wp-admin/edit.php',
  '/wp-login.php?action=logout',
  '/wp-login.php/x',
  '/xmlrpc.php',
  '/wp-cron.php',
  '/admin/',
  '/administration/index.php/sell/orders/',
  '/admin-dev/index.php?controller=AdminProducts',
  '/admin123abc/index.php',
  '/admin_x1/',
  '/wp%2dadmin/',
  '/a\\wp-admin/',
  '/%zz',
])('%s is back office', (url) => {
  expect(requestKind('GET', url).backOffice).toBe(true);
});

test.each([
  '/',
  '/administration-des-ventes/',
  '/wp-content/uploads/a.png',
  '/wp-json/wp/v2/posts',
  '/2-accueil',
  '/?s=wp-admin',
])('%s is not', (url) => {
  expect(requestKind('GET', url).backOffice).toBe(false);
});
