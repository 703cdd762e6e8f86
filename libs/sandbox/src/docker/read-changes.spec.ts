import { WORDPRESS_RECIPE } from '../recipes/wordpress-recipe.js';
import { readChanges } from './read-changes.js';

test('keeps what the candidate changed, without the directories that merely hold it', () => {
  const uploads = '/var/www/html/wp-content/uploads';
  const changes = [
    { Path: '/var', Kind: 0 },
    { Path: '/var/lib/mysql/ibdata1', Kind: 0 },
    { Path: '/var/www/html', Kind: 0 },
    { Path: '/var/www/html/wp-content', Kind: 0 },
    { Path: uploads, Kind: 0 },
    { Path: `${uploads}/2026`, Kind: 1 },
    { Path: `${uploads}/2026/photo.jpg`, Kind: 1 },
    { Path: '/var/www/html/wp-config.php', Kind: 0 },
    { Path: '/var/www/html/readme.html', Kind: 2 },
    { Path: '/var/www/html-other/x', Kind: 1 },
    { Path: '/var/spool/e5b-mail/1.eml', Kind: 1 },
  ];
  expect(readChanges(changes, WORDPRESS_RECIPE)).toEqual([
    { path: '/var/spool/e5b-mail/1.eml', kind: 'added' },
    { path: '/var/www/html/readme.html', kind: 'deleted' },
    { path: '/var/www/html/wp-config.php', kind: 'modified' },
    { path: `${uploads}/2026`, kind: 'added' },
    { path: `${uploads}/2026/photo.jpg`, kind: 'added' },
  ]);
});
