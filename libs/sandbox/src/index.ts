export { BakeFailed, PhpUnsupported } from './bake/bake-error.js';
export { chooseRuntime } from './bake/choose-runtime.js';
export type {
  BakeAccount,
  BakedImage,
  BakeOptions,
  BakeOrder,
  BakeStep,
  ImageBaker,
  RuntimeImage,
} from './bake/image-baker.js';
export type { ContainerRuntime, ExportOptions, WatchOptions } from './container-runtime.js';
export { DockerContainerRuntime } from './docker/docker-container-runtime.js';
export { DockerImageBaker, type DockerImageBakerOptions } from './docker/docker-image-baker.js';
export { type ExportSiteOptions, exportSite } from './export-site.js';
export { type ProvisionedSandbox, type ProvisionOptions, type ProvisionStep, provision } from './provision.js';
export type { ReadinessOptions, ReadinessTimings } from './readiness/readiness.js';
export { waitUntilReady } from './readiness/wait-until-ready.js';
export type { CmsCredentials, CmsRecipe } from './recipes/cms-recipe.js';
export { recipeFor } from './recipes/recipe-for.js';
export type {
  ChangedFile,
  CreatedSandbox,
  EngineInfo,
  ExitedSandbox,
  Sandbox,
  SandboxExit,
  SandboxRef,
  SandboxSockets,
  SandboxStats,
  StartedSandbox,
} from './sandbox.js';
export type { SandboxCms } from './sandbox-cms.js';
export { RuntimeUnavailable, SandboxError, type SandboxErrorCode } from './sandbox-error.js';
export {
  assertSocketPathFits,
  checkSandboxSocket,
  openSandboxSocket,
  SOCKET_PATH_MAX_BYTES,
  socketsIn,
} from './sandbox-socket.js';
export {
  checkSpec,
  type SandboxLimits,
  type SandboxSpec,
} from './sandbox-spec.js';
export { type SelfTestOptions, type SelfTestStep, type SelfTestStepName, selfTest } from './self-test/self-test.js';
