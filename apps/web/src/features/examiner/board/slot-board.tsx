import type { SittingView, SlotView } from '@e5b/contracts';
import { useRef, useState } from 'react';
import { Page } from '../../../components/page.js';
import { PageTitle } from '../../../components/page-title.js';
import { QueryView } from '../../../components/query-view.js';
import { isAbsent } from '../../../lib/sitting-state-labels.js';
import { BackToSlots } from '../slots/back-to-slots.js';
import { useSlot } from '../use-slot.js';
import classes from './board.module.css';
import { BoardBar } from './board-bar.js';
import { CandidateColumn } from './candidate-column.js';
import { useColumnKeys } from './use-column-keys.js';

/** The slot as the examiner watches it: one column per candidate, all on one screen. */
export function SlotBoard({ slotId }: { slotId: string }) {
  const query = useSlot(slotId);
  if (query.data) return <Board slot={query.data} />;
  return (
    <Page title="Créneau" actions={<BackToSlots />}>
      <QueryView query={query} loading="Chargement du créneau…">
        {() => null}
      </QueryView>
    </Page>
  );
}

function Board({ slot }: { slot: SlotView }) {
  const [enlarged, setEnlarged] = useState<number | null>(null);
  const columns = useRef<HTMLDivElement>(null);
  useColumnKeys(columns, (position) => {
    // Alt + digit follows the enlargement when there is one.
    setEnlarged((current) => (current === null ? null : position));
  });
  const sittings = [...slot.sittings].sort((a, b) => a.position - b.position);
  const only = sittings.length === 1;
  return (
    <main id="contenu" tabIndex={-1} className={classes.board} data-full-height="">
      <PageTitle>{`Créneau ${slot.label}`}</PageTitle>
      <BoardBar slot={slot} />
      <div
        ref={columns}
        className={classes.columns}
        style={{ gridTemplateColumns: sittings.map((sitting) => columnWidth(sitting, enlarged)).join(' ') }}
      >
        {sittings.map((sitting) => (
          <CandidateColumn
            key={sitting.id}
            slot={slot}
            sitting={sitting}
            size={enlarged === null ? 'normal' : enlarged === sitting.position ? 'large' : 'small'}
            onResize={only ? null : (large) => setEnlarged(large ? sitting.position : null)}
          />
        ))}
      </div>
    </main>
  );
}

function columnWidth({ position, state }: SittingView, enlarged: number | null): string {
  const narrow = enlarged === null ? isAbsent(state) : enlarged !== position;
  return narrow ? '230px' : 'minmax(0, 1fr)';
}
