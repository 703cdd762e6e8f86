import type { Agent, ClientRequest, IncomingHttpHeaders, IncomingMessage, ServerResponse } from 'node:http';
import { Socket } from 'node:net';
import type { Duplex, Readable } from 'node:stream';
import { createProxyServer } from 'httpxy';
import { responseHeaders } from '../http/response-headers.js';
import type { SandboxAgents } from './sandbox-agents.js';
import type { SandboxSockets } from './sandbox-socket.js';

/** Silence of a sandbox after which it counts as hanging; PHP's own limit in the image is far below. */
const PROXY_TIMEOUT_MS = 120_000;
const UPGRADE_TIMEOUT_MS = 5_000;

/** The sandbox did not answer, or `signal` stopped it; nothing was sent to the browser yet unless `res.headersSent`. */
export class UpstreamError extends Error {
  override readonly name = 'UpstreamError';
}

export interface Forwarding {
  readonly sandbox: string;
  /** What the sandbox gets in place of the browser's headers. */
  readonly headers: IncomingHttpHeaders;
  readonly body: (() => Readable) | null;
  /** May be sent again when a kept connection proves closed. */
  readonly repeatable: boolean;
  /** Stops the request at the sandbox too. */
  readonly signal: AbortSignal;
  /** Told of each piece of the response. */
  readonly onBytes: (bytes: number) => void;
}

interface Attempt {
  readonly forwarding: Forwarding;
  request: ClientRequest | null;
  /** Gives the attempt up while nothing was sent to the browser. */
  fail: (error: Error) => void;
}

/** Carries requests to sandboxes over their unix sockets. */
export class SandboxProxy {
  private readonly proxy = createProxyServer({
    proxyTimeout: PROXY_TIMEOUT_MS,
    upgradeTimeout: UPGRADE_TIMEOUT_MS,
    selfHandleResponse: true,
  });
  private readonly attempts = new WeakMap<IncomingMessage, Attempt>();

  constructor(
    private readonly sockets: SandboxSockets,
    private readonly agents: SandboxAgents,
  ) {
    this.proxy.on('proxyReq', (request, req) => this.onRequest(request, req));
    this.proxy.on('proxyRes', (answer, req, res) => this.onResponse(answer, req, res));
    this.proxy.on('proxyReqWs', filterUpgradeAnswer);
  }

  /**
   * Serves `req` from its sandbox; resolves when the response is over, also when the browser left.
   * @throws UpstreamError | SandboxSocketError
   */
  async forward(req: IncomingMessage, res: ServerResponse, forwarding: Forwarding): Promise<void> {
    const socketPath = this.sockets.find(forwarding.sandbox);
    const agents = this.agents.of(forwarding.sandbox);
    const attempt: Attempt = { forwarding, request: null, fail: () => undefined };
    this.attempts.set(req, attempt);
    try {
      await this.send(req, res, attempt, { socketPath, agent: forwarding.repeatable ? agents.kept : agents.fresh });
    } catch (error) {
      if (!wasClosedWhenReused(attempt, res, error)) throw asUpstreamError(error);
      attempt.request = null;
      await this.send(req, res, attempt, { socketPath, agent: agents.fresh }).catch((again: unknown) => {
        throw asUpstreamError(again);
      });
    }
  }

  /** Joins a WebSocket to its sandbox; resolves when it is closed. The caller destroys `socket` to cut it. */
  async join(req: IncomingMessage, socket: Duplex, head: Buffer, sandbox: string): Promise<void> {
    if (!(socket instanceof Socket)) throw new UpstreamError('not a socket');
    const socketPath = this.sockets.find(sandbox);
    await this.proxy.ws(req, socket, { target: { socketPath } }, head);
  }

  private async send(
    req: IncomingMessage,
    res: ServerResponse,
    attempt: Attempt,
    { socketPath, agent }: { socketPath: string; agent: Agent },
  ): Promise<void> {
    const { forwarding } = attempt;
    const { signal } = forwarding;
    const original = req.headers;
    const buffer = forwarding.body?.();
    const stopped = new Promise<never>((_resolve, reject) => {
      attempt.fail = reject;
      buffer?.once('error', reject);
      const stop = (): void => reject(new UpstreamError('stopped'));
      if (signal.aborted) stop();
      else signal.addEventListener('abort', stop, { once: true });
    });
    req.headers = forwarding.headers;
    try {
      await Promise.race([
        this.proxy.web(req, res, { target: { socketPath }, agent, ...(buffer && { buffer }) }),
        stopped,
      ]);
    } finally {
      req.headers = original;
    }
  }

  private onRequest(request: ClientRequest, req: IncomingMessage): void {
    const attempt = this.attempts.get(req);
    if (!attempt) return;
    attempt.request = request;
    const { signal } = attempt.forwarding;
    const stop = (): void => {
      request.destroy();
    };
    if (signal.aborted) stop();
    else signal.addEventListener('abort', stop, { once: true });
  }

  private onResponse(answer: IncomingMessage, req: IncomingMessage, res: ServerResponse): void {
    const attempt = this.attempts.get(req);
    if (res.headersSent || !attempt || attempt.forwarding.signal.aborted) {
      answer.destroy();
      return;
    }
    try {
      res.writeHead(answer.statusCode ?? 502, answer.statusMessage, responseHeaders(answer.headersDistinct));
    } catch (error) {
      // A status or header that Node refuses to send: the sandbox's fault, and no reason to fall.
      attempt.fail(error as Error);
      answer.destroy();
      return;
    }
    answer.on('data', (chunk: Buffer) => attempt.forwarding.onBytes(chunk.length));
    answer.pipe(res);
  }
}

function wasClosedWhenReused({ request, forwarding }: Attempt, res: ServerResponse, error: unknown): boolean {
  const { code } = error as NodeJS.ErrnoException;
  return (
    forwarding.repeatable &&
    request?.reusedSocket === true &&
    (code === 'ECONNRESET' || code === 'EPIPE') &&
    !res.headersSent &&
    !res.destroyed &&
    !forwarding.signal.aborted
  );
}

const asUpstreamError = (error: unknown): UpstreamError =>
  error instanceof UpstreamError ? error : new UpstreamError((error as Error).message, { cause: error });

/** httpxy copies an upgrade's answer by itself: its headers are cleaned before it looks. */
function filterUpgradeAnswer(request: ClientRequest): void {
  const clean = (answer: IncomingMessage): void => {
    const kept = responseHeaders(answer.headersDistinct);
    const { connection, upgrade } = answer.headers;
    answer.headers = { ...kept, ...(connection && { connection }), ...(upgrade && { upgrade }) };
  };
  request.on('upgrade', clean);
  request.on('response', clean);
}
