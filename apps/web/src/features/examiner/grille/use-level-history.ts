import type { Level } from '@e5b/exam-core';
import { useState } from 'react';

interface Step {
  rowId: string;
  before: Level | null;
}

/** Sets levels and takes them back, last one first. */
export function useLevelHistory(
  levels: ReadonlyMap<string, Level | null>,
  setLevel: (rowId: string, level: Level | null) => void,
  locked: boolean,
) {
  const [steps, setSteps] = useState<readonly Step[]>([]);
  const choose = (rowId: string, level: Level | null): void => {
    const before = levels.get(rowId) ?? null;
    if (locked || before === level) return;
    setSteps([...steps, { rowId, before }]);
    setLevel(rowId, level);
  };
  const undo = (): void => {
    const last = steps.at(-1);
    if (!last || locked) return;
    setSteps(steps.slice(0, -1));
    setLevel(last.rowId, last.before);
  };
  return { choose, undo, undoable: steps.length > 0 && !locked };
}
