import { spawn } from 'node:child_process';
import { openSync, readFileSync } from 'node:fs';
import { findProgram, inspectProcess } from './host.mjs';
import { mustRun } from './run-command.mjs';
import { SetupError } from './steps.mjs';
import { until } from './until.mjs';

/**
 * Starts `dockerd` in a session of its own (Ctrl-C reaches it only through us), and waits until it answers.
 * @returns {Promise<{ pid: number, startTime: string }>}
 */
export async function startDockerd({ client, logFile, report }) {
  await mountControlGroups(report);
  const output = openSync(logFile, 'w');
  const child = spawn(findProgram('dockerd'), [], { detached: true, stdio: ['ignore', output, output] });
  let exited = false;
  child.on('exit', () => {
    exited = true;
  });
  child.unref();
  const ready = async () => exited || (await client.ping(2000)).answering;
  const settled = await until(ready, { timeoutMs: 60_000, everyMs: 100 });
  if (!settled || exited) {
    const tail = readFileSync(logFile, 'utf8').trim().split('\n').slice(-8);
    throw new SetupError('le moteur Docker n’a pas démarré.', `lisez ${logFile}, corrigez, puis relancez.`, tail);
  }
  return { pid: child.pid, startTime: inspectProcess(child.pid)?.startTime };
}

/**
 * Ends a dockerd that we started, unless containers of somebody else run on it.
 * @returns {Promise<'stopped' | 'kept' | 'gone'>}
 */
export async function stopDockerd({ client, started }) {
  const same = () => inspectProcess(started.pid)?.startTime === started.startTime;
  if (!same()) return 'gone';
  const containers = await client.json('GET', '/containers/json').catch(() => []);
  if (containers.length > 0) return 'kept';
  process.kill(started.pid, 'SIGTERM');
  await until(async () => !same(), { timeoutMs: 20_000, everyMs: 100 });
  return 'stopped';
}

/** Without systemd nobody may have mounted the control groups, which dockerd needs for its limits. */
async function mountControlGroups(report) {
  if (/ \/sys\/fs\/cgroup(\/\S*)? cgroup2? /.test(readFileSync('/proc/mounts', 'utf8'))) return;
  await mustRun(
    'mount',
    ['-t', 'cgroup2', 'cgroup2', '/sys/fs/cgroup'],
    { report },
    {
      message: 'les groupes de contrôle du noyau (cgroups) ne sont pas disponibles.',
      wayOut: 'montez /sys/fs/cgroup, ou utilisez une machine complète plutôt qu’un conteneur, puis relancez.',
    },
  );
}
