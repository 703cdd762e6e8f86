import type { SiteRequest } from '@e5b/cms-activity';
import { AccessRecord } from '@e5b/contracts';
import { z } from 'zod';

const Line = z.object({ seq: z.number().int().positive(), kind: z.string(), data: z.unknown() });

/** A line of the access journal as a request; null for one that nobody known made, or that the gateway refused. */
export function siteRequestOf(text: string): SiteRequest | Error | null {
  try {
    const line = Line.parse(JSON.parse(text));
    if (line.kind !== 'access') return null;
    const { who, client, refusal, method, path, from, status, startedAt, endedAt } = AccessRecord.parse(line.data);
    if (who === null || client === null || refusal !== null) return null;
    return { seq: line.seq, who, client, method, path, from, status, startedAt, endedAt };
  } catch (error) {
    return new Error('a line of the access journal could not be read', { cause: error });
  }
}
