import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';

/** Makes an empty directory for intermediate files, on the data directory's own filesystem. */
export function makeWorkDirectory(settings, prefix) {
  mkdirSync(join(settings.data, 'tmp'), { recursive: true });
  return mkdtempSync(join(settings.data, 'tmp', prefix));
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
