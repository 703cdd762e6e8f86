import type { Lease, SignedLease } from '@e5b/contracts';
import type { ApiKey } from '../keys/api-key.js';
import type { LeaseFile, LeaseFiles } from './lease-files.js';
import { type LeaseOrder, LeaseRefused, readOrder } from './signed-lease.js';

/** Removal orders older than this are forgotten at the next start: their sandbox's name is never given again. */
const TOMBSTONE_MS = 7 * 24 * 3600 * 1000;

interface Held {
  readonly version: number;
  readonly payload: string;
  readonly lease: Lease | null;
}

const versionOf = (order: LeaseOrder): number => (order.kind === 'lease' ? order.lease.version : order.removal.version);
const sandboxOf = (order: LeaseOrder): string => (order.kind === 'lease' ? order.lease.sandbox : order.removal.sandbox);

/** The leases in force. Every change is on disk before it is answered for. */
export class LeaseStore {
  private readonly held = new Map<string, Held>();
  /** The last order under way of each sandbox: one sandbox's orders are taken one after the other. */
  private readonly underWay = new Map<string, Promise<unknown>>();

  constructor(
    private readonly files: LeaseFiles,
    private readonly key: ApiKey,
  ) {}

  /**
   * Takes what the disk holds. A file that is not a valid order is left where it is and opens nothing.
   * @returns the sandboxes whose file was refused
   */
  async load(now = Date.now()): Promise<string[]> {
    const refused: string[] = [];
    for (const file of await this.files.readAll()) {
      if (!(await this.take(file, now))) refused.push(file.sandbox);
    }
    return refused;
  }

  get(sandbox: string): Lease | null {
    return this.held.get(sandbox)?.lease ?? null;
  }

  all(): Lease[] {
    return [...this.held.values()].flatMap(({ lease }) => (lease ? [lease] : []));
  }

  /**
   * Takes an order of the api for `sandbox`; the same order again is answered alike.
   * @returns the version now in force, once it is on disk
   * @throws LeaseRefused
   */
  apply(sandbox: string, kind: LeaseOrder['kind'], signed: SignedLease): Promise<number> {
    const before = this.underWay.get(sandbox) ?? Promise.resolve();
    const done = before.then(() => this.applyNow(sandbox, kind, signed));
    const settled: Promise<void> = done.then(
      () => this.settle(sandbox, settled),
      () => this.settle(sandbox, settled),
    );
    this.underWay.set(sandbox, settled);
    return done;
  }

  private settle(sandbox: string, mine: Promise<void>): void {
    if (this.underWay.get(sandbox) === mine) this.underWay.delete(sandbox);
  }

  private async applyNow(sandbox: string, kind: LeaseOrder['kind'], signed: SignedLease): Promise<number> {
    const order = readOrder(signed, this.key);
    if (order.kind !== kind || sandboxOf(order) !== sandbox) {
      throw new LeaseRefused('shape', `not a ${kind} for ${sandbox}`);
    }
    const version = versionOf(order);
    const held = this.held.get(sandbox);
    if (held && version === held.version && signed.payload === held.payload) return version;
    if (held && version <= held.version) {
      throw new LeaseRefused('stale', `version ${version} where ${held.version} is in force`);
    }
    await this.files.write(sandbox, signed);
    this.hold(sandbox, order, signed);
    return version;
  }

  private async take(file: LeaseFile, now: number): Promise<boolean> {
    if (!file.signed) return false;
    try {
      const order = readOrder(file.signed, this.key);
      if (sandboxOf(order) !== file.sandbox) return false;
      if (order.kind === 'removal' && now - file.modifiedAt > TOMBSTONE_MS) await this.files.remove(file);
      else this.hold(file.sandbox, order, file.signed);
      return true;
    } catch (error) {
      if (error instanceof LeaseRefused) return false;
      throw error;
    }
  }

  private hold(sandbox: string, order: LeaseOrder, { payload }: SignedLease): void {
    const lease = order.kind === 'lease' ? order.lease : null;
    this.held.set(sandbox, { version: versionOf(order), payload, lease });
  }
}
