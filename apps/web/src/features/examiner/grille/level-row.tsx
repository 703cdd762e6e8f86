import type { GrilleRow } from '@e5b/contracts';
import { LEVEL_LABELS, LEVELS, type Level } from '@e5b/exam-core';
import { type KeyboardEvent, useId, useRef } from 'react';
import { IconCross } from '../../../ui/index.js';
import classes from './grille.module.css';

interface LevelRowProps {
  row: GrilleRow;
  level: Level | null;
  locked: boolean;
  onChoose: (level: Level | null) => void;
  /** Goes to the previous (-1) or next (1) row. */
  onMove: (from: HTMLElement, by: 1 | -1) => void;
}

// By key position, so that an AZERTY keyboard needs no Shift.
const DIGIT = /^(?:Digit|Numpad)([1-4])$/;

/** The level a key asks for; undefined when it asks for none. */
function levelOfKey(event: KeyboardEvent, current: Level | null): Level | null | undefined {
  if (event.ctrlKey || event.altKey || event.metaKey) return undefined;
  const digit = DIGIT.exec(event.code)?.[1] ?? (/^[1-4]$/.test(event.key) ? event.key : undefined);
  if (digit !== undefined) return LEVELS[Number(digit) - 1];
  if (event.key === 'Delete' || event.key === 'Backspace') return null;
  const index = current === null ? -1 : LEVELS.indexOf(current);
  if (event.key === 'ArrowRight') return LEVELS[Math.min(index + 1, LEVELS.length - 1)];
  if (event.key === 'ArrowLeft') return LEVELS[Math.max(index - 1, 0)];
  return undefined;
}

/** The one button of a row that the Tab key reaches. */
const tabStopOf = (level: Level | null): Level => level ?? LEVELS[0];

/** One row of the grille: a group of four radio buttons that is one stop of the Tab key. */
export function LevelRow({ row, level, locked, onChoose, onMove }: LevelRowProps) {
  const textId = useId();
  const group = useRef<HTMLDivElement>(null);

  const onKeyDown = (event: KeyboardEvent<HTMLElement>): void => {
    if (event.key === 'ArrowDown' || event.key === 'ArrowUp') {
      event.preventDefault();
      onMove(event.currentTarget, event.key === 'ArrowDown' ? 1 : -1);
      return;
    }
    const asked = levelOfKey(event, level);
    if (asked === undefined) return;
    event.preventDefault();
    onChoose(asked);
    if (!locked) group.current?.querySelector<HTMLElement>(`[data-level="${tabStopOf(asked)}"]`)?.focus();
  };

  return (
    <div className={classes.row} data-rated={level !== null}>
      <div id={textId} className={classes.text} title={`${row.criterion} – ${row.competence}`}>
        {row.criterion}
        <span className={classes.competence}>{row.competence}</span>
      </div>
      <div
        ref={group}
        role="radiogroup"
        aria-labelledby={textId}
        aria-disabled={locked}
        className={classes.levels}
        onKeyDown={onKeyDown}
      >
        {LEVELS.map((choice) => (
          <LevelButton key={choice} choice={choice} level={level} locked={locked} onChoose={onChoose} />
        ))}
      </div>
      <ClearButton row={row} usable={level !== null && !locked} onClear={() => onChoose(null)} />
    </div>
  );
}

function ClearButton({ row, usable, onClear }: { row: GrilleRow; usable: boolean; onClear: () => void }) {
  return (
    <button
      type="button"
      className={classes.clear}
      aria-label={`Effacer le niveau : ${row.criterion}`}
      title="Effacer ce niveau (Suppr)"
      data-hidden={!usable}
      disabled={!usable}
      tabIndex={-1}
      onClick={onClear}
    >
      <IconCross size={12} />
    </button>
  );
}

function LevelButton({ choice, level, locked, onChoose }: Omit<LevelRowProps, 'row' | 'onMove'> & { choice: Level }) {
  return (
    // biome-ignore lint/a11y/useSemanticElements: native radios would take ↑ and ↓ for themselves
    <button
      type="button"
      role="radio"
      aria-checked={level === choice}
      aria-label={`${choice}, ${LEVEL_LABELS[choice].toLowerCase()}`}
      title={LEVEL_LABELS[choice]}
      data-level={choice}
      tabIndex={choice === tabStopOf(level) ? 0 : -1}
      className={classes.level}
      disabled={locked}
      onClick={() => onChoose(choice)}
    >
      {choice}
    </button>
  );
}
