import type { FeedState } from '@e5b/contracts';

/** What the rooms announce after a commit. `realtime` is the only listener that reaches browsers. */
export interface DomainEvents {
  'slot.changed': { slotId: string };
  'sitting.changed': { slotId: string; sittingId: string; version: number };
  'activity.appended': { slotId: string; sittingId: string; seq: number };
  'visits.appended': { slotId: string; sittingId: string; seq: number };
  /** A feed came alive, fell behind or broke. `changesLost`: the sandbox's log no longer holds what came next. */
  'activity.state': { slotId: string; sittingId: string; feed: FeedState; cause: string | null; changesLost: boolean };
  /** A sandbox writes more than honest work does; told once per observer. `bytes`: the journal's length. */
  'activity.volume': { slotId: string; sittingId: string; bytes: number };
  'evaluation.changed': { slotId: string; sittingId: string; version: number };
  /** A context, its image or an installation changed. */
  'contexts.changed': Record<string, never>;
  /** An atelier went on, or a version was published. */
  'ateliers.changed': Record<string, never>;
  /** A candidate's session was revoked. */
  'candidate.signed-out': { sittingId: string };
  /** A candidate's page connected or went away. */
  'candidate.presence': { sittingId: string; connected: boolean };
  /** A sandbox became ready, failed, is being repaired or came back. */
  'sandbox.changed': { sandbox: string };
  /** The sandbox's container ended, whatever the cause. */
  'sandbox.exited': { sandbox: string };
}
