/**
 * What the sockets announce (socket.io, path /socket.io, session cookie). An announcement carries no content:
 * clients pull the resource, so that nothing is ever shown twice or out of order.
 * Staff join `slot:<id>` by emitting `watch-slot`; a candidate's socket joins its own sitting by itself.
 */
export interface ServerToClientEvents {
  'slot-changed': (message: { slotId: string }) => void;
  'sitting-changed': (message: { slotId: string; sittingId: string; version: number }) => void;
  'activity-appended': (message: { slotId: string; sittingId: string; seq: number }) => void;
  'visits-appended': (message: { slotId: string; sittingId: string; seq: number }) => void;
  'evaluation-changed': (message: { slotId: string; sittingId: string; version: number }) => void;
  /** To every member of staff: an installation went on, a context appeared or lost its image. */
  'contexts-changed': () => void;
  /** To every member of staff: an atelier or a publication changed. */
  'ateliers-changed': () => void;
  /** The session was revoked (workstation moved, signed out elsewhere). */
  'signed-out': () => void;
}

export interface ClientToServerEvents {
  'watch-slot': (message: { slotId: string }, ack: (answer: { ok: boolean; code?: string }) => void) => void;
  'unwatch-slot': (message: { slotId: string }, ack: (answer: { ok: boolean }) => void) => void;
  /** Measures the offset to the server's trusted clock. */
  clock: (ack: (answer: { serverNow: number }) => void) => void;
}
