import { comparePacks, diffSections } from '@e5b/context-pack';
import type { AtelierChanges } from '@e5b/contracts';

/** Each atelier has an address of its own, and each version a number: neither is anybody's work. */
const OF_ITSELF = new Set(['site.storedUrls', 'version', 'validity.notBefore']);

/** What changed from one pack to another, as an author may read it. */
export async function changesBetween(before: string, after: string): Promise<AtelierChanges['sections']> {
  const diff = await comparePacks(before, after);
  const facts = diff.facts.filter(({ field }) => !OF_ITSELF.has(field));
  return diffSections({ ...diff, facts }).map(({ title, lines }) => ({ title, lines: [...lines] }));
}
