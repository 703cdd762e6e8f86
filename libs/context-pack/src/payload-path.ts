import { z } from 'zod';

const MAX_PATH_BYTES = 1024;
const MAX_NAME_BYTES = 255;
// biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what is refused
const FORBIDDEN = /[\u0000-\u001f\u007f\\]/;

/** The four rooms of a payload. */
export const PAYLOAD_ROOMS = ['database', 'docroot', 'documents', 'media'] as const;

/** True for a relative path in one spelling that cannot lead out of the folder it is joined to. */
export function isSafePath(path: string): boolean {
  if (FORBIDDEN.test(path)) return false;
  const bytes = Buffer.from(path);
  // A lone surrogate has no UTF-8 form: such a name could not be written as it is signed.
  if (bytes.length > MAX_PATH_BYTES || bytes.toString() !== path) return false;
  return path
    .split('/')
    .every((name) => name !== '' && name !== '.' && name !== '..' && Buffer.byteLength(name) <= MAX_NAME_BYTES);
}

/** Path of a file or folder of the payload: « docroot/index.php ». */
export const PayloadPath = z
  .string()
  .refine((path) => isSafePath(path) && PAYLOAD_ROOMS.some((room) => path.startsWith(`${room}/`)), {
    message: 'unsafe path',
  });
