import { request } from 'node:http';
import { SandboxName, type SignedLease } from '@e5b/contracts';
import { DomainError } from '@e5b/exam-core';
import { Injectable } from '@nestjs/common';
import { z } from 'zod';
import { Settings } from '../config/settings.js';

/** An order that is not on the gateway's disk within this time counts as not delivered. */
const ANSWER_MS = 2000;

const Held = z.array(
  z.object({ sandbox: SandboxName, version: z.number().int(), writesInFlight: z.number().int().default(0) }),
);

/** What became of an order: taken, or the gateway holds a newer one (`stale`). */
export type Delivery = 'taken' | 'stale';

/** The gateway's control socket. Every method throws DomainError GATEWAY_UNAVAILABLE when nobody answers there. */
@Injectable()
export class GatewayControl {
  constructor(private readonly settings: Settings) {}

  /** Resolves once the gateway has the order on its disk. */
  async order(method: 'PUT' | 'DELETE', sandbox: string, signed: SignedLease): Promise<Delivery> {
    const { status } = await this.ask(method, `/leases/${sandbox}`, signed);
    if (status === 409) return 'stale';
    if (status >= 300) throw new DomainError('GATEWAY_UNAVAILABLE', { status });
    return 'taken';
  }

  /** The version of every order that the gateway enforces, by sandbox. */
  async versions(): Promise<Map<string, number>> {
    return new Map((await this.held()).map(({ sandbox, version }) => [sandbox, version]));
  }

  /** Requests of one sandbox that may still write into it. */
  async writesInFlight(name: string): Promise<number> {
    return (await this.held()).find(({ sandbox }) => sandbox === name)?.writesInFlight ?? 0;
  }

  private async held(): Promise<z.infer<typeof Held>> {
    const { status, text } = await this.ask('GET', '/leases');
    const held = status === 200 ? Held.safeParse(JSON.parse(text)) : null;
    if (!held?.success) throw new DomainError('GATEWAY_UNAVAILABLE', { status });
    return held.data;
  }

  private ask(method: string, path: string, body?: SignedLease): Promise<{ status: number; text: string }> {
    const payload = body ? JSON.stringify(body) : '';
    const headers = { 'content-type': 'application/json', 'content-length': Buffer.byteLength(payload) };
    return new Promise((resolve, reject) => {
      const unavailable = () => reject(new DomainError('GATEWAY_UNAVAILABLE'));
      const signal = AbortSignal.timeout(ANSWER_MS);
      const asked = request(
        { socketPath: this.settings.paths.gatewaySocket, method, path, headers, signal, agent: false },
        (answer) => {
          const chunks: Buffer[] = [];
          answer.on('data', (chunk: Buffer) => chunks.push(chunk));
          answer.on('error', unavailable);
          answer.on('end', () =>
            resolve({ status: answer.statusCode ?? 0, text: Buffer.concat(chunks).toString('utf8') }),
          );
        },
      );
      asked.on('error', unavailable);
      asked.end(payload);
    });
  }
}
