import { open } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { PackRefusal } from '../pack-refusal.js';

const CONNECT_TIMEOUT_MS = 20_000;

export interface OpenedFile {
  readonly body: AsyncIterable<Buffer>;
  /** Where the body begins in the file: 0 when the server could not resume. */
  readonly from: number;
  /** Size of the whole file, or null when the server does not say. */
  readonly total: number | null;
}

export const isRemote = (address: string): boolean => /^https?:\/\//i.test(address);

/** Address of a file beside another: of a folder or an URL. */
export function addressIn(base: string, name: string): string {
  return `${base.replace(/\/+$/, '')}/${name
    .split('/')
    .map((part) => (isRemote(base) ? encodeURIComponent(part) : part))
    .join('/')}`;
}

/**
 * Opens a file or http(s) address from byte `from` on.
 * @throws PackRefusal DOWNLOAD_FAILED; what the file system throws; the signal's reason
 */
export async function openAddress(address: string, from: number, signal?: AbortSignal): Promise<OpenedFile> {
  if (!isRemote(address)) return openFile(address.startsWith('file:') ? fileURLToPath(address) : address, from);
  const fail = (why: string): PackRefusal => new PackRefusal('DOWNLOAD_FAILED', { url: address, why });
  const stop = new AbortController();
  const late = setTimeout(() => stop.abort(), CONNECT_TIMEOUT_MS);
  const given = signal ? AbortSignal.any([signal, stop.signal]) : stop.signal;
  let response: Response;
  try {
    const headers = { 'accept-encoding': 'identity', ...(from > 0 && { range: `bytes=${from}-` }) };
    response = await fetch(address, { signal: given, headers });
  } catch (error) {
    if (signal?.aborted) throw signal.reason;
    throw fail(stop.signal.aborted ? 'pas de réponse' : causeOf(error));
  } finally {
    clearTimeout(late);
  }
  if (response.status === 416) return { body: none(), from, total: totalOf(response) };
  if (!response.ok || !response.body) {
    await response.body?.cancel();
    throw fail(`réponse ${response.status}`);
  }
  const start =
    response.status === 206 ? Number(/^bytes (\d+)-/.exec(response.headers.get('content-range') ?? '')?.[1] ?? -1) : 0;
  if (start !== 0 && start !== from) {
    await response.body.cancel();
    throw fail('le serveur répond par une autre partie du fichier');
  }
  return { body: buffers(response.body, address, signal), from: start, total: totalOf(response) };
}

function totalOf(response: Response): number | null {
  const range = /\/(\d+)$/.exec(response.headers.get('content-range') ?? '')?.[1];
  const length = response.status === 200 ? response.headers.get('content-length') : null;
  return range ? Number(range) : length ? Number(length) : null;
}

async function openFile(path: string, from: number): Promise<OpenedFile> {
  const file = await open(path, 'r');
  const { size } = await file.stat();
  if (from >= size) {
    await file.close();
    return { body: none(), from, total: size };
  }
  return {
    body: file.createReadStream({ start: from, highWaterMark: 1 << 18 }) as AsyncIterable<Buffer>,
    from,
    total: size,
  };
}

const IDLE_TIMEOUT_MS = 30_000;

async function* buffers(
  body: ReadableStream<Uint8Array>,
  address: string,
  signal?: AbortSignal,
): AsyncGenerator<Buffer> {
  const reader = body.getReader();
  try {
    for (;;) {
      const { done, value } = await nextChunk(reader, address, signal);
      if (done) return;
      yield Buffer.from(value.buffer, value.byteOffset, value.byteLength);
    }
  } finally {
    await reader.cancel().catch(() => undefined);
  }
}

async function nextChunk(
  reader: ReadableStreamDefaultReader<Uint8Array>,
  url: string,
  signal: AbortSignal | undefined,
): Promise<Awaited<ReturnType<ReadableStreamDefaultReader<Uint8Array>['read']>>> {
  let timer: NodeJS.Timeout | undefined;
  const idle = new Promise<never>((_, reject) => {
    timer = setTimeout(
      () => reject(new PackRefusal('DOWNLOAD_FAILED', { url, why: 'plus rien n’arrive' })),
      IDLE_TIMEOUT_MS,
    );
  });
  try {
    return await Promise.race([reader.read(), idle]);
  } catch (error) {
    if (signal?.aborted) throw signal.reason;
    throw error instanceof PackRefusal ? error : new PackRefusal('DOWNLOAD_FAILED', { url, why: causeOf(error) });
  } finally {
    clearTimeout(timer);
  }
}

function causeOf(error: unknown): string {
  const cause = (error as { cause?: { code?: unknown } }).cause?.code;
  return typeof cause === 'string' ? cause : 'connexion interrompue';
}

async function* none(): AsyncGenerator<Buffer> {}
