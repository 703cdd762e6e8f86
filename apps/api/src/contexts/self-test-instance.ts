import { createHash } from 'node:crypto';
import type { Settings } from '../config/settings.js';

/**
 * What marks the sandboxes in which contexts are tried (8 hex digits): not this installation's own mark, so that whoever
 * removes containers without a row leaves them alone.
 */
export function selfTestInstance({ paths }: Settings): string {
  return createHash('sha256').update(`${paths.root} self-test`).digest('hex').slice(0, 8);
}
