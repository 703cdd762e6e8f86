import type { Lease, LeaseState } from '@e5b/contracts';

/**
 * What a lease means at trusted `now`. An « open » lease decides by its times alone, so that the window closes on time
 * with the api dead. Missing times never open anything.
 */
export function phaseAt(lease: Pick<Lease, 'state' | 'opensAt' | 'closesAt'>, now: number): LeaseState {
  const over = lease.closesAt !== null && now >= lease.closesAt;
  switch (lease.state) {
    case 'open':
      if (lease.opensAt === null || now < lease.opensAt) return 'waiting';
      return over || lease.closesAt === null ? 'ended' : 'open';
    case 'repairing':
      return over ? 'ended' : 'repairing';
    default:
      return lease.state;
  }
}
