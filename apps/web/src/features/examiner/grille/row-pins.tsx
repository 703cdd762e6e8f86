import type { EvidencePin, GrilleRow } from '@e5b/contracts';
import { useState } from 'react';
import { formatTime } from '../../../lib/format-time.js';
import { IconCross, IconPin } from '../../../ui/index.js';
import { feedSentence } from '../feed/feed-sentence.js';
import { useActivity } from '../feed/use-activity.js';
import classes from './row-pins.module.css';

interface RowPinsProps {
  sittingId: string;
  row: GrilleRow;
  /** Of this row; at least one. */
  pins: readonly EvidencePin[];
  /** Null once the fiche is signed. */
  onRemove: ((eventId: string) => void) | null;
}

/** The acts pinned to one row: how many, and which on demand. */
export function RowPins({ sittingId, row, pins, onRemove }: RowPinsProps) {
  const [open, setOpen] = useState(false);
  const listId = `preuves-${sittingId}-${row.id}`;
  return (
    <div className={classes.pins}>
      <button
        type="button"
        className={classes.count}
        aria-expanded={open}
        aria-controls={open ? listId : undefined}
        aria-label={`${countText(pins.length)} pour : ${row.criterion}`}
        onClick={() => setOpen(!open)}
      >
        <IconPin size={12} /> {countText(pins.length)}
      </button>
      {open && <PinList id={listId} sittingId={sittingId} pins={pins} onRemove={onRemove} />}
    </div>
  );
}

const countText = (count: number): string => (count === 1 ? '1 preuve' : `${count} preuves`);

function PinList({ id, sittingId, pins, onRemove }: Omit<RowPinsProps, 'row'> & { id: string }) {
  const { data } = useActivity(sittingId);
  const events = new Map(data?.events.map((event) => [event.id, event]));
  return (
    <ul id={id} className={classes.list}>
      {pins.map(({ eventId }) => {
        const event = events.get(eventId);
        const sentence = event ? feedSentence(event) : 'Acte pas encore chargé';
        return (
          <li key={eventId} data-withdrawn={event?.withdrawn ?? false}>
            <span className={classes.time}>{event ? formatTime(event.at) : ''}</span>
            <span className={classes.sentence}>{sentence}</span>
            {onRemove && (
              <button
                type="button"
                className={classes.remove}
                aria-label={`Retirer la preuve : ${sentence}`}
                onClick={() => onRemove(eventId)}
              >
                <IconCross size={11} />
              </button>
            )}
          </li>
        );
      })}
    </ul>
  );
}
