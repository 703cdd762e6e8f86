import type { SandboxCms } from '../sandbox-cms.js';

/** An account that the baking makes in the CMS, or whose password it sets. As a pack's manifest lists them. */
export interface BakeAccount {
  readonly login: string;
  readonly password: string;
  /** The CMS's own role. */
  readonly role: string;
  readonly email: string;
  readonly displayName: string;
  /** The first account for the candidate visits the screens while the image is baked. */
  readonly for: 'candidate' | 'colleague';
}

/** A verified, unpacked context and what its manifest says. */
export interface BakeOrder {
  readonly cms: SandboxCms;
  /** What the context is known by, 64 hexadecimal characters; the baked image is keyed by it. */
  readonly packSha256: string;
  /** Absolute folder of the unpacked payload. Nobody writes to it during the bake. */
  readonly payloadDir: string;
  /** Relative to `payloadDir`: plain SQL, or gzip when the name ends in `.gz`. */
  readonly dumpPath: string;
  /** Folder relative to `payloadDir`. */
  readonly docrootPath: string;
  readonly tablePrefix: string;
  /** Folder of the back office under the docroot. */
  readonly adminPath: string;
  /** Base addresses that the database holds as the site's own, without final slash: all are replaced. */
  readonly storedUrls: readonly string[];
  /** Oldest PHP that runs the CMS, « 7.1 ». */
  readonly phpMin: string;
  /** Newest PHP known to run it; null: not known. */
  readonly phpMax: string | null;
  readonly accounts: readonly BakeAccount[];
}

export interface BakedImage {
  /** `e5b/context:<first 32 hexadecimal characters of packSha256>` */
  readonly tag: string;
  readonly id: string;
  /** Whole size; most of it is the runtime that all contexts of a CMS share. */
  readonly bytes: number;
  readonly cms: SandboxCms;
  readonly packSha256: string;
  /** Image id of the runtime it was baked on. */
  readonly runtimeId: string;
}

/** An image with web server, PHP and the tools that bake contexts of one CMS. */
export interface RuntimeImage {
  readonly cms: SandboxCms;
  /** Major and minor version, « 8.2 ». */
  readonly php: string;
  readonly tag: string;
  readonly id: string;
}

export interface BakeStep {
  /** From 1 to `of`. */
  readonly index: number;
  readonly of: number;
  /** In French, for people. */
  readonly label: string;
}

export interface BakeOptions {
  /** Ends the bake and removes what it made. */
  readonly signal: AbortSignal;
  readonly onStep: (step: BakeStep) => void;
}

/** Makes one image per context. Every method may fail with `RuntimeUnavailable`; other failures are `SandboxError`s. */
export interface ImageBaker {
  /** The runtimes of this installation that are on this machine. */
  runtimes(): Promise<RuntimeImage[]>;

  /**
   * Bakes the context, without any network. One bake per context at a time.
   * Failed or aborted, it leaves no container, no image and no layer.
   * @throws `ORDER_INVALID`, `RUNTIME_MISSING`, `PHP_UNSUPPORTED` (a `PhpUnsupported`), `BAKE_FAILED` (a `BakeFailed`), `ABORTED`
   */
  bake(order: BakeOrder, options: BakeOptions): Promise<BakedImage>;

  /** The image baked from this context on a runtime that is still the one here; null when it must be baked (again). */
  find(packSha256: string): Promise<BakedImage | null>;

  /** Removes the image and whatever a broken-off bake of this context left. Does nothing when there is none. */
  remove(packSha256: string): Promise<void>;
}
