import type { QueryClient } from '@tanstack/react-query';
import { keys } from './query-keys.js';

const announced = new Map<string, number>();

/** Highest sequence number the server has announced for a sitting; 0 when none was. */
export const announcedSeq = (sittingId: string): number => announced.get(sittingId) ?? 0;

/** Notes the announcement and pulls. A pull under way is not cancelled: it reads on until it has reached `seq`. */
export function announceActivity(client: QueryClient, sittingId: string, seq: number): void {
  announced.set(sittingId, Math.max(seq, announcedSeq(sittingId)));
  void client.invalidateQueries({ queryKey: keys.activity(sittingId) }, { cancelRefetch: false });
}
