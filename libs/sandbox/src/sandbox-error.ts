export type SandboxErrorCode =
  /** The container engine does not answer. */
  | 'RUNTIME_UNAVAILABLE'
  | 'SPEC_INVALID'
  | 'SOCKET_PATH_TOO_LONG'
  /** The image was not built on this machine. */
  | 'IMAGE_MISSING'
  /** A container of this instance already has the name. */
  | 'NAME_TAKEN'
  | 'SANDBOX_NOT_FOUND'
  /** The container exists but is not running. */
  | 'SANDBOX_NOT_RUNNING'
  /** What lies at the socket's place is not the socket that we made. */
  | 'SOCKET_REFUSED'
  /** The CMS did not answer as expected before the deadline. */
  | 'NOT_READY'
  | 'ABORTED'
  /** A command inside the sandbox ended with an error. */
  | 'COMMAND_FAILED'
  /** What was to be taken out is larger than the caller allows. */
  | 'SITE_TOO_LARGE'
  | 'ORDER_INVALID'
  /** No runtime image of this CMS is on this machine. */
  | 'RUNTIME_MISSING'
  /** The runtimes here have another PHP than the CMS runs on. */
  | 'PHP_UNSUPPORTED'
  | 'BAKE_FAILED';

/** What can go wrong with a sandbox; `code` is for programs, `message` for logs, `cause` holds the engine's own error. */
export class SandboxError extends Error {
  override readonly name: string = 'SandboxError';

  constructor(
    readonly code: SandboxErrorCode,
    message: string,
    options?: ErrorOptions,
  ) {
    super(message, options);
  }
}

/** Docker is stopped, not installed, or refuses us. Worth trying again later. */
export class RuntimeUnavailable extends SandboxError {
  override readonly name = 'RuntimeUnavailable';

  constructor(options?: ErrorOptions) {
    super('RUNTIME_UNAVAILABLE', 'The container engine does not answer', options);
  }
}
