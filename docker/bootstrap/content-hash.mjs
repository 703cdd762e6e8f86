import { createHash } from 'node:crypto';
import { readdirSync, readFileSync, readlinkSync, statSync } from 'node:fs';
import { join, relative } from 'node:path';

const IGNORED = new Set(['node_modules', 'dist', '.git']);

/**
 * Hash of what files hold (names, contents, executable bit), never of their dates: a fresh clone gives the same.
 * What explains a directory to people (Markdown) is no part of what is built from it.
 * @param {string} root paths are hashed relative to it
 * @param {string[]} paths files or directories under it; a missing one counts as empty
 * @param {string[]} [more] further texts that the result depends on
 * @returns {string} 12 hex digits
 */
export function contentHash(root, paths, more = []) {
  const hash = createHash('sha256');
  for (const path of paths) hashPath(hash, root, join(root, path));
  for (const text of more) hash.update(`\0${text}`);
  return hash.digest('hex').slice(0, 12);
}

function hashPath(hash, root, path) {
  const stat = statSync(path, { throwIfNoEntry: false });
  if (!stat) return;
  if (stat.isFile()) {
    hash.update(`\0${relative(root, path)}\0${stat.mode & 0o100 ? 'x' : '-'}\0${stat.size}\0`);
    hash.update(readFileSync(path));
    return;
  }
  const entries = readdirSync(path, { withFileTypes: true }).filter(
    ({ name }) => !IGNORED.has(name) && !name.endsWith('.md'),
  );
  for (const entry of entries.sort((a, b) => (a.name < b.name ? -1 : 1))) {
    const child = join(path, entry.name);
    if (entry.isSymbolicLink()) hash.update(`\0${relative(root, child)}\0${readlinkSync(child)}`);
    else hashPath(hash, root, child);
  }
}
