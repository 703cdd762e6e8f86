import { request as httpRequest } from 'node:http';
import { createInterface } from 'node:readline';
import { Readable } from 'node:stream';

/** The engine refused a call; `status` is HTTP's. */
export class EngineError extends Error {
  constructor(status, message) {
    super(message);
    this.name = 'EngineError';
    this.status = status;
  }
}

/** Speaks the Docker engine's HTTP API over its unix socket, so that no Docker client needs to be installed. */
export class EngineClient {
  constructor(socketPath) {
    this.socketPath = socketPath;
  }

  /** Opens a call and gives the raw answer. Rejects with the socket's error, or after `timeoutMs` of silence. */
  open(method, path, { body, headers = {}, timeoutMs } = {}) {
    return new Promise((resolve, reject) => {
      const call = httpRequest({ socketPath: this.socketPath, method, path, headers }, resolve);
      call.on('error', reject);
      if (timeoutMs) call.setTimeout(timeoutMs, () => call.destroy(new Error('timeout')));
      if (body instanceof Readable) {
        body.on('error', (error) => call.destroy(error));
        body.pipe(call);
      } else {
        call.end(body);
      }
    });
  }

  /** Sends and receives JSON; throws EngineError from status 400 on. 304 (already so) is a success. */
  async json(method, path, value, options = {}) {
    const body = value === undefined ? undefined : JSON.stringify(value);
    const headers = body === undefined ? {} : { 'content-type': 'application/json' };
    const answer = await this.open(method, path, { body, headers, ...options });
    const text = await readText(answer);
    if (answer.statusCode >= 400) throw new EngineError(answer.statusCode, messageOf(text));
    return text === '' ? undefined : JSON.parse(text);
  }

  /** As `json`, but undefined when the thing does not exist. */
  async find(path) {
    try {
      return await this.json('GET', path);
    } catch (error) {
      if (error instanceof EngineError && error.status === 404) return undefined;
      throw error;
    }
  }

  /** Sends a body and reads the engine's progress messages (one JSON object per line) to the end. */
  async progress(path, { body, headers, timeoutMs }, onMessage) {
    const answer = await this.open('POST', path, { body, headers, timeoutMs });
    if (answer.statusCode >= 400) throw new EngineError(answer.statusCode, messageOf(await readText(answer)));
    for await (const line of createInterface({ input: answer })) {
      if (line.trim() === '') continue;
      const message = JSON.parse(line);
      onMessage(message);
      if (message.error) throw new EngineError(500, message.error);
    }
  }

  /** True when the engine answers within `timeoutMs`; otherwise the error's code says why. */
  async ping(timeoutMs = 3000) {
    try {
      const answer = await this.open('GET', '/_ping', { timeoutMs });
      await readText(answer);
      return { answering: answer.statusCode === 200 };
    } catch (error) {
      return { answering: false, reason: error.code ?? 'TIMEOUT' };
    }
  }
}

/** For clean-up: swallows « it is already gone » (the thing, or the whole engine), lets every other error through. */
export function ignoreGone(error) {
  const gone = [404, 409].includes(error.status) || ['ENOENT', 'ECONNREFUSED', 'ECONNRESET'].includes(error.code);
  if (!gone) throw error;
}

async function readText(answer) {
  const parts = [];
  for await (const part of answer) parts.push(part);
  return Buffer.concat(parts).toString('utf8');
}

function messageOf(text) {
  try {
    return JSON.parse(text).message ?? text;
  } catch {
    return text;
  }
}
