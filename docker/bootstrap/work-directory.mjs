import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';

/** Where intermediate files go, on the data directory's own filesystem: emptied before and after each run. */
export function workDirectory(settings) {
  const directory = join(settings.data, 'tmp');
  mkdirSync(directory, { recursive: true });
  return directory;
}

/** Makes an empty directory for intermediate files. */
export function makeWorkDirectory(settings, prefix) {
  return mkdtempSync(join(workDirectory(settings), prefix));
}

/** Removes all intermediate files, also those of a run that was killed. An interrupted debootstrap leaves mounts there. */
export function clearWorkDirectories(settings) {
  const directory = join(settings.data, 'tmp');
  for (const mount of mountsBelow(directory, readFileSync('/proc/mounts', 'utf8'))) spawnSync('umount', ['-l', mount]);
  rmSync(directory, { recursive: true, force: true });
}

/** Mount points below a directory, the innermost first. `table` is /proc/mounts, which writes a space as `\040`. */
export function mountsBelow(directory, table) {
  return table
    .split('\n')
    .map((line) => (line.split(' ')[1] ?? '').replaceAll('\\040', ' '))
    .filter((path) => path.startsWith(`${directory}/`))
    .sort((a, b) => b.length - a.length);
}
