const MOST = 60;

/** A code that the title suggests: lower-case letters without accents, digits and hyphens. */
export function codeFrom(title: string): string {
  const plain = title.toLowerCase().replaceAll('œ', 'oe').normalize('NFD').replace(/\p{M}/gu, '');
  return plain
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-/, '')
    .slice(0, MOST)
    .replace(/-$/, '');
}

/** The year of the session that is prepared at this time: from September on, the next one's. */
export function sessionAt(now: Date): string {
  return String(now.getFullYear() + (now.getMonth() >= 8 ? 1 : 0));
}
