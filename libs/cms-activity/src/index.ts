export { cleanChange, type RawRow, type RawRowChange, redactRow } from './clean-row.js';
export type { Functionality } from './functionality/functionality.js';
export { FUNCTIONALITIES, labelsOf } from './functionality/functionality-table.js';
export { type Observability, observability } from './functionality/observability.js';
export { createInterpreter, QUIET_MS, snapshotNeeds } from './interpreter.js';
export type * from './types.js';
