import { Readable } from 'node:stream';
import { pack } from 'tar-stream';

/** A WordPress as small as one that tools still recognise: its files by their path under the document root. */
export const FAKE_DOCROOT: ReadonlyMap<string, string> = new Map([
  ['index.php', '<?php // page\n'],
  ['wp-config.php', "<?php define('DB_PASSWORD', 'secret');\n"],
  ['wp-includes/version.php', "<?php\n$wp_version = '6.1.9';\n$required_php_version = '5.6.20';\n"],
  ['wp-content/themes/simple/style.css', '/*\nTheme Name: Simple\nVersion: 1.0\n*/\n'],
]);

const OPTIONS = [
  ['siteurl', 'http://localhost'],
  ['home', 'http://localhost'],
  ['stylesheet', 'simple'],
  ['active_plugins', 'a:0:{}'],
];

/** Its database, as the dump tells it. */
export const FAKE_DUMP = `${['postmeta', 'users', 'usermeta', 'terms'].map((name) => `CREATE TABLE \`wp_${name}\` (\`id\` bigint);\n`).join('')}CREATE TABLE \`wp_posts\` (
  \`ID\` bigint,
  \`post_title\` text,
  \`post_type\` varchar(20),
  \`post_status\` varchar(20)
);
CREATE TABLE \`wp_options\` (
  \`option_id\` bigint,
  \`option_name\` varchar(191),
  \`option_value\` longtext
);
INSERT INTO \`wp_options\` VALUES ${OPTIONS.map(([name, value], i) => `(${i + 1},'${name}','${value}')`).join(',')};
`;

/** @param files contents by their names in the archive */
export function tarOf(files: readonly (readonly [name: string, content: string])[]): Readable {
  const tar = pack();
  for (const [name, content] of files) tar.entry({ name }, content);
  tar.finalize();
  return Readable.from(tar);
}
