export { cleanChange, type RawRow, type RawRowChange, redactRow } from './clean-row.js';
export type * from './types.js';
