/** A path inside the candidate's site that may be asked for: no other host, no scheme, nothing that a browser would mend. */
export function safeSitePath(path: string | null): string | null {
  if (path === null || !/^\/(?![/\\])[^\s\\]{0,500}$/.test(path)) return null;
  // biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is looked for
  return /[\u0000-\u001f\u007f]/.test(path) ? null : path;
}
