import type { ApiError } from '@e5b/contracts';

/** The server refused, in the words of the contract. */
export class ApiFailure extends Error {
  override readonly name = 'ApiFailure';

  constructor(
    readonly code: ApiError['code'],
    readonly status: number,
    readonly data: ApiError['data'] = {},
    readonly correlationId?: string,
  ) {
    super(code);
  }

  /** Whether trying the same request again later can succeed without anybody's help. */
  get passing(): boolean {
    return this.status >= 500 || this.status === 429;
  }
}

/** No usable answer came: cable, server stopped, time-out. */
export class ServerUnreachable extends Error {
  override readonly name = 'ServerUnreachable';
}

export function isUnauthenticated(error: unknown): boolean {
  return error instanceof ApiFailure && error.code === 'UNAUTHENTICATED';
}
