export { type ContractSetup, containerRuntimeContract } from './container-runtime-contract.js';
export { FakeContainerRuntime } from './fake-container-runtime.js';
export {
  freezeSandbox,
  type InsideOptions,
  type InsideResult,
  insideSandbox,
  killSandbox,
  thawSandbox,
} from './inside-sandbox.js';
export { type SandboxSpecMaker, sandboxSpecs } from './sandbox-specs.js';
