import type { GrilleModel, GrilleRow } from '@e5b/contracts';
import { type ComponentProps, type KeyboardEvent, type ReactNode, useRef } from 'react';
import type { OutboxState } from '../../../lib/outbox.js';
import { Button, IconUndo } from '../../../ui/index.js';
import type { EvaluationEntry } from '../evaluation-outbox.js';
import { useEvaluation } from '../use-evaluation.js';
import classes from './grille.module.css';
import { LevelRow } from './level-row.js';
import { RowPins } from './row-pins.js';
import { SaveState } from './save-state.js';
import { useLevelHistory } from './use-level-history.js';

interface GrillePanelProps {
  sittingId: string;
  grille: GrilleModel;
  /** Names the candidate for screen readers: three grilles are on one page. */
  candidateName: string;
  locked: boolean;
}

export function rowsByQuestion(grille: GrilleModel): [string, GrilleRow[]][] {
  const groups = new Map<string, GrilleRow[]>();
  for (const row of grille.rows) groups.set(row.question, [...(groups.get(row.question) ?? []), row]);
  return [...groups];
}

/** Focuses the row `by` rows away from the one that holds `from`. */
function moveFocus(panel: HTMLElement | null, from: HTMLElement, by: number): void {
  const rows = [...(panel?.querySelectorAll<HTMLElement>('[role="radiogroup"]') ?? [])];
  const index = rows.findIndex((row) => row.contains(from));
  rows[index + by]?.querySelector<HTMLElement>('[tabindex="0"]')?.focus();
}

/** The grille of one candidate, filled with one hand: 1 to 4 set a level, Suppr clears, ↑ ↓ change row, Ctrl+Z undoes. */
export function GrillePanel({ sittingId, grille, candidateName, locked }: GrillePanelProps) {
  const { levels, setLevel, pins, setPin, state } = useEvaluation(sittingId);
  const { choose, undo, undoable } = useLevelHistory(levels, setLevel, locked);
  const panel = useRef<HTMLDivElement>(null);

  const onKeyDown = (event: KeyboardEvent): void => {
    if (!(event.ctrlKey || event.metaKey) || event.shiftKey || event.key.toLowerCase() !== 'z') return;
    event.preventDefault();
    undo();
  };
  const rated = grille.rows.filter((row) => levels.get(row.id)).length;

  return (
    <section
      ref={panel}
      className={classes.panel}
      aria-label={`Grille de ${candidateName}`}
      data-grille=""
      onKeyDown={onKeyDown}
    >
      <GrilleHead rated={rated} rows={grille.rows.length} state={state} onUndo={undoable ? undo : null} />
      <div className={classes.rows} tabIndex={locked ? 0 : undefined}>
        {rowsByQuestion(grille).map(([question, rows]) => (
          <div key={question} className={classes.question}>
            <div className={classes.questionName}>{question}</div>
            <div>
              {rows.map((row) => (
                <PinnedRow
                  key={row.id}
                  sittingId={sittingId}
                  row={row}
                  pins={pins.filter(({ rowId }) => rowId === row.id)}
                  onRemove={locked ? null : (eventId) => setPin(row.id, eventId, false)}
                >
                  <LevelRow
                    row={row}
                    level={levels.get(row.id) ?? null}
                    locked={locked}
                    onChoose={(level) => choose(row.id, level)}
                    onMove={(from, by) => moveFocus(panel.current, from, by)}
                  />
                </PinnedRow>
              ))}
            </div>
          </div>
        ))}
      </div>
    </section>
  );
}

function PinnedRow({ children, ...pinned }: ComponentProps<typeof RowPins> & { children: ReactNode }) {
  return (
    <div className={classes.pinnedRow}>
      {children}
      {pinned.pins.length > 0 && <RowPins {...pinned} />}
    </div>
  );
}

interface GrilleHeadProps {
  rated: number;
  rows: number;
  state: OutboxState<EvaluationEntry>;
  /** Null when there is nothing to take back. */
  onUndo: (() => void) | null;
}

function GrilleHead({ rated, rows, state, onUndo }: GrilleHeadProps) {
  return (
    <div className={classes.head}>
      <strong>
        Grille {rated}/{rows}
      </strong>
      <SaveState state={state} />
      <Button
        size="compact-xs"
        variant="default"
        leftSection={<IconUndo size={14} />}
        disabled={onUndo === null}
        onClick={onUndo ?? undefined}
      >
        Annuler
      </Button>
    </div>
  );
}
