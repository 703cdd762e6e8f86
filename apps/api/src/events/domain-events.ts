/** What the rooms announce after a commit. `realtime` is the only listener that reaches browsers. */
export interface DomainEvents {
  'slot.changed': { slotId: string };
  'sitting.changed': { slotId: string; sittingId: string; version: number };
  'activity.appended': { slotId: string; sittingId: string; seq: number };
  'evaluation.changed': { slotId: string; sittingId: string; version: number };
  /** A candidate's session was revoked. */
  'candidate.signed-out': { sittingId: string };
  /** A candidate's page connected or went away. */
  'candidate.presence': { sittingId: string; connected: boolean };
  /** The sandbox's container ended, whatever the cause. */
  'sandbox.exited': { sandbox: string };
}
