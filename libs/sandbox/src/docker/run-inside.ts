import { pipeline, type Readable } from 'node:stream';
import type Docker from 'dockerode';
import { SandboxError } from '../sandbox-error.js';
import { engineCall } from './engine-error.js';
import { FrameDecoder } from './frame-decoder.js';

export interface InsideCommand {
  readonly command: readonly string[];
  readonly user: 'root' | 'www-data';
  readonly stdin?: Buffer;
  /** Exit codes that are not failures. */
  readonly accepted?: readonly number[];
}

/**
 * Runs one of our fixed commands in a running container; its standard output is the stream returned. The stream fails with
 * `COMMAND_FAILED` when the command does.
 */
export async function runInside(container: Docker.Container, inside: InsideCommand): Promise<Readable> {
  const { command, user, stdin, accepted = [0] } = inside;
  return engineCall(
    async () => {
      const exec = await container.exec({
        Cmd: [...command],
        User: user,
        AttachStdin: stdin !== undefined,
        AttachStdout: true,
        AttachStderr: true,
      });
      const raw = await exec.start({ hijack: true, stdin: stdin !== undefined });
      const output = new FrameDecoder(async (stderr) => {
        const { ExitCode } = await exec.inspect();
        if (ExitCode !== null && accepted.includes(ExitCode)) return;
        throw new SandboxError('COMMAND_FAILED', `${command[0] ?? ''} ended with ${String(ExitCode)}: ${stderr}`);
      });
      pipeline(raw, output, () => raw.destroy());
      if (stdin !== undefined) raw.end(stdin);
      return output;
    },
    { 404: 'SANDBOX_NOT_FOUND', 409: 'SANDBOX_NOT_RUNNING' },
  );
}
