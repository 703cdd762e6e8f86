import type Docker from 'dockerode';
import type { SandboxStats } from '../sandbox.js';

/** The names differ between cgroup v1 (`total_…`) and v2; the arithmetic is that of `docker stats`. */
export function readStats(stats: Docker.ContainerStats): SandboxStats {
  const memory = stats.memory_stats;
  const detail = memory.stats as unknown as Record<string, number | undefined>;
  const inactiveFile = detail.total_inactive_file ?? detail.inactive_file ?? 0;
  return {
    memoryBytes: memory.usage - Math.min(inactiveFile, memory.usage),
    anonymousBytes: detail.total_rss ?? detail.anon ?? 0,
    limitBytes: memory.limit,
    pids: stats.pids_stats?.current ?? 0,
  };
}
