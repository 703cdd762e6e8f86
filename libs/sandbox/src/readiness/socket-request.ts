import { request } from 'node:http';
import { checkSandboxSocket } from '../sandbox-socket.js';

export interface SocketQuestion {
  /** Sent as Host, so that the CMS sees its own origin. */
  origin: string;
  path: string;
  signal: AbortSignal;
  cookie?: string;
  /** Makes it a POST. */
  form?: Record<string, string>;
}

export interface SocketAnswer {
  status: number;
  body: string;
  /** Ready to be sent back as a Cookie header. */
  cookies: string;
  /** Where a redirect leads; null when it is none. */
  location: string | null;
}

/** One HTTP request over a sandbox's socket, body read to its end. Redirects are not followed. */
export async function socketRequest(socketPath: string, question: SocketQuestion): Promise<SocketAnswer> {
  await checkSandboxSocket(socketPath);
  const body = question.form ? new URLSearchParams(question.form).toString() : null;
  return new Promise((resolve, reject) => {
    const headers: Record<string, string | number> = { host: new URL(question.origin).host };
    if (question.cookie) headers.cookie = question.cookie;
    if (body !== null) {
      headers['content-type'] = 'application/x-www-form-urlencoded';
      headers['content-length'] = Buffer.byteLength(body);
    }
    const method = body === null ? 'GET' : 'POST';
    const sent = request(
      { socketPath, path: question.path, method, headers, agent: false, signal: question.signal },
      (answer) => {
        const chunks: Buffer[] = [];
        answer.on('data', (chunk: Buffer) => chunks.push(chunk));
        answer.on('error', reject);
        answer.on('end', () => {
          const cookies = (answer.headers['set-cookie'] ?? []).map((cookie) => cookie.split(';', 1)[0]).join('; ');
          const status = answer.statusCode ?? 0;
          // A « 201 Created » has one too.
          const location = status >= 300 && status < 400 ? (answer.headers.location ?? null) : null;
          resolve({ status, body: Buffer.concat(chunks).toString('utf8'), cookies, location });
        });
      },
    );
    sent.on('error', reject);
    sent.end(body ?? undefined);
  });
}
