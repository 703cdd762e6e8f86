import { accessSync, constants, existsSync, readFileSync } from 'node:fs';
import { delimiter, join } from 'node:path';

const USUAL = ['/usr/local/sbin', '/usr/local/bin', '/usr/sbin', '/usr/bin', '/sbin', '/bin'];

/** Full path of a program, looked up in PATH and in the usual directories (root's PATH may lack sbin); or undefined. */
export function findProgram(name) {
  const directories = [...(process.env.PATH ?? '').split(delimiter), ...USUAL];
  return directories.map((directory) => join(directory, name)).find(isExecutable);
}

export function isRoot() {
  return process.getuid?.() === 0;
}

export function hasSystemd() {
  return existsSync('/run/systemd/system');
}

/** A Debian or a relative of it whose packages we may install. */
export function hasApt() {
  return findProgram('apt-get') !== undefined;
}

/** Command name and start time (clock ticks since boot) of a process; undefined when it is gone. */
export function inspectProcess(pid) {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
    const name = stat.slice(stat.indexOf('(') + 1, stat.lastIndexOf(')'));
    const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
    return fields[0] === 'Z' ? undefined : { name, startTime: fields[19] };
  } catch {
    return undefined;
  }
}

function isExecutable(path) {
  try {
    accessSync(path, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}
