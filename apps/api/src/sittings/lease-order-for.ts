import { closesAt } from '@e5b/exam-core';
import type { LeaseOrder } from '../sandboxes/sandbox.entity.js';
import type { SittingEntity } from './sitting.entity.js';

/** What the gateway has to do for a sitting: the sitting's row is the truth, the lease follows. */
export function leaseOrderFor({ state, window }: Pick<SittingEntity, 'state' | 'window'>): LeaseOrder {
  switch (state) {
    case 'running':
      return { state: 'open', opensAt: window.startedAt, closesAt: closesAt(window) };
    case 'paused':
      return { state: 'paused', opensAt: window.startedAt, closesAt: null };
    case 'closing':
      return { state: 'ended', opensAt: window.startedAt, closesAt: window.endedAt };
    case 'closed':
    case 'signed':
      return { state: 'read-only', opensAt: window.startedAt, closesAt: window.endedAt };
    default:
      return { state: 'waiting', opensAt: null, closesAt: null };
  }
}

export function sameOrder(one: LeaseOrder | null, other: LeaseOrder): boolean {
  return one !== null && one.state === other.state && one.opensAt === other.opensAt && one.closesAt === other.closesAt;
}
