export { type ContractSetup, containerRuntimeContract } from './container-runtime-contract.js';
export { FakeContainerRuntime } from './fake-container-runtime.js';
