export { prestashopSignIn } from '../readiness/prestashop-sign-in.js';
export { SocketVisitor } from '../readiness/socket-visitor.js';
export { buildImage } from './build-image.js';
export { type ContractSetup, containerRuntimeContract } from './container-runtime-contract.js';
export { FakeContainerRuntime } from './fake-container-runtime.js';
export { FAKE_RUNTIMES, FakeImageBaker } from './fake-image-baker.js';
export { type BakerContractSetup, imageBakerContract } from './image-baker-contract.js';
export {
  freezeSandbox,
  type InsideOptions,
  type InsideResult,
  insideSandbox,
  killSandbox,
  thawSandbox,
} from './inside-sandbox.js';
export { bakeLeftovers, makeMarkRuntime, removeImage } from './mark-runtime.js';
export { type SandboxSpecMaker, sandboxSpecs } from './sandbox-specs.js';
export { untilSocketAnswers } from './until-socket-answers.js';
