import type { SandboxCms } from '../sandbox-cms.js';
import { SandboxError } from '../sandbox-error.js';

/** The tools of the runtime could not make an image of this context. */
export class BakeFailed extends SandboxError {
  override readonly name = 'BakeFailed';

  /**
   * @param reason sentence in French for people, when the tools gave one: the context itself is at fault
   * @param tail last lines that the bake printed, for logs
   */
  constructor(
    readonly reason: string | null,
    readonly tail: readonly string[],
    options?: ErrorOptions,
  ) {
    super('BAKE_FAILED', reason ?? `The bake failed: ${tail.at(-1) ?? 'no output'}`, options);
  }
}

/** No runtime of this installation has a PHP that this CMS runs on. */
export class PhpUnsupported extends SandboxError {
  override readonly name = 'PhpUnsupported';

  /**
   * @param available PHP versions of the runtimes here
   * @param buildArgument what makes a runtime that would do, when the images are built
   */
  constructor(
    readonly cms: SandboxCms,
    readonly phpMin: string,
    readonly phpMax: string | null,
    readonly available: readonly string[],
    readonly buildArgument: string,
  ) {
    const wanted = phpMax === null ? `${phpMin} or newer` : `${phpMin} to ${phpMax}`;
    super(
      'PHP_UNSUPPORTED',
      `${cms} needs PHP ${wanted}, here is ${available.join(', ')}: build with ${buildArgument}`,
    );
  }
}
