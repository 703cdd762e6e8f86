import type Docker from 'dockerode';
import type { SandboxLimits, SandboxSpec } from '../sandbox-spec.js';

const MIB = 1024 * 1024;

/**
 * What root keeps inside: to hand its sockets to the owner of the bind-mounted directory, and to start and end processes
 * under other users. No user inside can gain any of it (no-new-privileges).
 */
const CAPABILITIES = ['CHOWN', 'DAC_OVERRIDE', 'KILL', 'SETGID', 'SETUID'];

export const LABELS = {
  instance: 'e5b.instance',
  name: 'e5b.sandbox',
  cms: 'e5b.sandbox.cms',
  origin: 'e5b.sandbox.origin',
  socketDir: 'e5b.sandbox.socket-dir',
} as const;

export function containerName(ref: { instance: string; name: string }): string {
  return `e5b-${ref.instance}-${ref.name}`;
}

/** The one form of container that this library ever asks for. Command, user and environment are the image's own. */
export function containerTemplate(spec: SandboxSpec & { limits: SandboxLimits }): Docker.ContainerCreateOptions {
  const { memoryMiB, pids, cpus, fileSizeMiB } = spec.limits;
  return {
    name: containerName(spec),
    Image: spec.image,
    Hostname: spec.name,
    Labels: {
      [LABELS.instance]: spec.instance,
      [LABELS.name]: spec.name,
      [LABELS.cms]: spec.cms,
      [LABELS.origin]: spec.origin,
      [LABELS.socketDir]: spec.socketDir,
    },
    HostConfig: {
      NetworkMode: 'none',
      CapDrop: ['ALL'],
      CapAdd: CAPABILITIES,
      SecurityOpt: ['no-new-privileges'],
      Mounts: [{ Type: 'bind', Source: spec.socketDir, Target: '/run/e5b' }],
      Memory: memoryMiB * MIB,
      MemorySwap: memoryMiB * MIB,
      ShmSize: 16 * MIB,
      PidsLimit: pids,
      NanoCpus: Math.round(cpus * 1e9),
      // Under memory pressure of the whole machine a sandbox goes before the platform does.
      OomScoreAdj: 500,
      Ulimits: [
        { Name: 'fsize', Soft: fileSizeMiB * MIB, Hard: fileSizeMiB * MIB },
        { Name: 'nofile', Soft: 4096, Hard: 4096 },
        { Name: 'core', Soft: 0, Hard: 0 },
      ],
      LogConfig: { Type: 'json-file', Config: { 'max-size': '1m', 'max-file': '2' } },
      RestartPolicy: { Name: 'no' },
    },
  };
}
