// What processes take: share of one core and resident memory, once a second.
import { readFileSync } from 'node:fs';

const TICKS_PER_SECOND = 100;

function ticks(pid) {
  const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
  const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
  return Number(fields[11]) + Number(fields[12]);
}

const residentMiB = (pid) =>
  Number(/VmRSS:\s+(\d+)/.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1] ?? 0) / 1024;

/** Busy share of all cores, in hundredths of one core. */
function machineTicks() {
  const [, user, nice, system, idle, wait, irq, soft] = readFileSync('/proc/stat', 'utf8').split('\n')[0].split(/\s+/);
  return { busy: [user, nice, system, irq, soft].reduce((sum, part) => sum + Number(part), 0), idle: +idle + +wait };
}

/** @param processes name → pid; @returns samples so far, and `stop` */
export function watchLoad(processes) {
  const names = Object.keys(processes);
  const samples = Object.fromEntries(names.map((name) => [name, { cpu: [], memory: [] }]));
  const machine = [];
  let last = { at: performance.now(), ticks: names.map((name) => ticks(processes[name])), machine: machineTicks() };
  const timer = setInterval(() => {
    const now = { at: performance.now(), ticks: names.map((name) => ticks(processes[name])), machine: machineTicks() };
    const seconds = (now.at - last.at) / 1000;
    for (const [index, name] of names.entries()) {
      samples[name].cpu.push(((now.ticks[index] - last.ticks[index]) / TICKS_PER_SECOND / seconds) * 100);
      samples[name].memory.push(residentMiB(processes[name]));
    }
    const busy = now.machine.busy - last.machine.busy;
    machine.push((busy / Math.max(1, busy + now.machine.idle - last.machine.idle)) * 100);
    last = now;
  }, 1000);
  return { samples, machine, stop: () => clearInterval(timer) };
}
