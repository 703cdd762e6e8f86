import type { Sandbox, SandboxRef } from '../sandbox.js';
import type { FakeCms } from './fake-cms.js';

/** What the engine in memory knows of one container. */
export interface FakeContainer {
  sandbox: Sandbox;
  readonly cms: FakeCms;
  readonly files: Map<string, string>;
  dump: string;
  sealed: boolean;
}

export function keyOf({ instance, name }: SandboxRef): string {
  return `${instance}/${name}`;
}

/** What stays the same whatever state it is in. */
export function factsOf({ instance, name, containerId, cms, image, origin, socketDir }: Sandbox) {
  return { instance, name, containerId, cms, image, origin, socketDir };
}
