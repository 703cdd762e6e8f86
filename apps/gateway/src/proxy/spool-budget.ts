/** Bodies of one sandbox being received at the same time. */
const MAX_RECEPTIONS = 24;

/**
 * Keeps one candidate from filling the centre's disk with uploads that never end: the number of bodies under way, and
 * the bytes that they may come to, are limited per sandbox.
 */
export class SpoolBudget {
  private readonly held = new Map<string, { count: number; bytes: number }>();

  constructor(private readonly maxBytes: number) {}

  /**
   * Reserves room for a body of at most `bytes`.
   * @returns a function that gives it back (once), or null when there is none
   */
  reserve(sandbox: string, bytes: number): (() => void) | null {
    const held = this.held.get(sandbox) ?? { count: 0, bytes: 0 };
    if (held.count >= MAX_RECEPTIONS || (held.count > 0 && held.bytes + bytes > this.maxBytes)) return null;
    held.count += 1;
    held.bytes += bytes;
    this.held.set(sandbox, held);
    let given = false;
    return () => {
      if (given) return;
      given = true;
      held.count -= 1;
      held.bytes -= bytes;
      if (held.count === 0) this.held.delete(sandbox);
    };
  }
}
