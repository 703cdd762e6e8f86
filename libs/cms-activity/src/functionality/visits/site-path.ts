/** A request's path taken apart, as the access journal keeps it: whatever it holds, this never throws. */
export interface SitePath {
  /** Decoded, without empty ones and dots. */
  readonly segments: readonly string[];
  /** First value of each name; empty for names whose value was not kept. */
  readonly query: ReadonlyMap<string, string>;
}

const LONGEST = 2000;
const MAX_SEGMENTS = 40;

function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}

export function sitePath(path: string): SitePath {
  const [before = '', after = ''] = path.slice(0, LONGEST).split('?', 2);
  const segments = before
    .split(/[/\\]+/)
    .map(decoded)
    .filter((segment) => segment !== '' && segment !== '.' && segment !== '..')
    .slice(0, MAX_SEGMENTS);
  const query = new Map<string, string>();
  for (const [name, value] of new URLSearchParams(after)) if (!query.has(name)) query.set(name, value);
  return { segments, query };
}

const SHOWN = 60;

/** A piece of a path fit to be read: one line, no control or direction characters, not longer than a name. */
export function shownPiece(text: string): string {
  const clean = text
    .replace(/[\p{C}\p{Zl}\p{Zp}]+/gu, ' ')
    .replace(/\s+/g, ' ')
    .trim();
  if (clean.length <= SHOWN) return clean;
  // A cut in the middle of a character leaves half of it, which is no character.
  return `${clean.slice(0, SHOWN - 1).replace(/\p{Cs}$/u, '')}…`;
}
