/**
 * The fewest items that must have been moved to turn one order into the other: those outside the longest run
 * that kept its order (of two neighbours that changed places, the one that went up). Items that are in one list only are left out.
 */
export function movedItems(before: readonly string[], after: readonly string[]): string[] {
  const place = new Map(before.map((id, index) => [id, index]));
  const common = after.filter((id) => place.has(id));
  // Long lists would take quadratic time; nobody reads which of 500 items moved.
  if (common.length > 500) return [];
  const best: number[] = [];
  const from: number[] = [];
  let longest = -1;
  for (let i = 0; i < common.length; i++) {
    best[i] = 1;
    from[i] = -1;
    for (let j = 0; j < i; j++) {
      const inOrder = (place.get(common[j] ?? '') ?? 0) < (place.get(common[i] ?? '') ?? 0);
      if (inOrder && (best[j] ?? 0) + 1 > (best[i] ?? 0)) {
        best[i] = (best[j] ?? 0) + 1;
        from[i] = j;
      }
    }
    if (longest === -1 || (best[i] ?? 0) >= (best[longest] ?? 0)) longest = i;
  }
  const kept = new Set<number>();
  for (let i = longest; i >= 0; i = from[i] ?? -1) kept.add(i);
  return common.filter((_, index) => !kept.has(index));
}
