import Docker from 'dockerode';
import { containerName } from '../docker/container-template.js';
import { FrameDecoder } from '../docker/frame-decoder.js';
import type { SandboxRef } from '../sandbox.js';

export interface InsideResult {
  readonly exitCode: number;
  readonly stdout: string;
  readonly stderr: string;
}

export interface InsideOptions {
  /** Default `www-data`: what a candidate's PHP can do. */
  user?: 'www-data' | 'root';
  stdin?: string | Buffer;
}

/** For tests only: runs any command inside a sandbox, as a hostile candidate could by uploading PHP. */
export async function insideSandbox(
  ref: SandboxRef,
  command: readonly string[],
  { user = 'www-data', stdin }: InsideOptions = {},
): Promise<InsideResult> {
  const exec = await engine()
    .getContainer(containerName(ref))
    .exec({
      Cmd: [...command],
      User: user,
      AttachStdin: stdin !== undefined,
      AttachStdout: true,
      AttachStderr: true,
    });
  const raw = await exec.start({ hijack: true, stdin: stdin !== undefined });
  let stderr = '';
  let exitCode = -1;
  const output = new FrameDecoder(async (errors) => {
    stderr = errors;
    exitCode = (await exec.inspect()).ExitCode ?? -1;
  });
  raw.pipe(output);
  if (stdin !== undefined) raw.end(stdin);
  const chunks: Buffer[] = [];
  for await (const chunk of output) chunks.push(chunk as Buffer);
  return { exitCode, stdout: Buffer.concat(chunks).toString('utf8'), stderr };
}

/** For tests only: the whole container dies at once, as in a power cut. Resolves once it is dead. */
export async function killSandbox(ref: SandboxRef): Promise<void> {
  const container = engine().getContainer(containerName(ref));
  const dead = container.wait();
  await container.kill();
  await dead;
}

/** For tests only: every process of the container stands still until it is thawed, as on a machine that is far too busy. */
export async function freezeSandbox(ref: SandboxRef): Promise<void> {
  await engine().getContainer(containerName(ref)).pause();
}

/** For tests only: the end of `freezeSandbox`. */
export async function thawSandbox(ref: SandboxRef): Promise<void> {
  await engine().getContainer(containerName(ref)).unpause();
}

function engine(): Docker {
  return new Docker();
}
