import type { FeedEvent } from '@e5b/contracts';
import type { WheelEvent } from 'react';
import classes from './feed.module.css';
import { objectNoun } from './feed-sentence.js';
import { countByObject } from './group-events.js';

interface ObjectChipsProps {
  events: readonly FeedEvent[];
  chosen: string | null;
  onChoose: (object: string | null) => void;
}

/** A common mouse has one wheel, and the row shows no bar. */
const scrollAcross = ({ currentTarget, deltaY }: WheelEvent<HTMLElement>): void => {
  currentTarget.scrollLeft += deltaY;
};

/** Filters by object, each with its count; a click on the chosen one shows everything again. */
export function ObjectChips({ events, chosen, onChoose }: ObjectChipsProps) {
  const counts = countByObject(events);
  const all = counts.reduce((sum, [, count]) => sum + count, 0);
  return (
    // biome-ignore lint/a11y/useSemanticElements: a fieldset cannot be a scrolling row
    <div className={classes.chips} role="group" aria-label="Filtrer par objet" onWheel={scrollAcross}>
      <Chip label="Tout" count={all} pressed={chosen === null} onPress={() => onChoose(null)} />
      {counts.map(([object, count]) => (
        <Chip
          key={object}
          label={objectNoun(object)}
          count={count}
          pressed={chosen === object}
          onPress={() => onChoose(chosen === object ? null : object)}
        />
      ))}
    </div>
  );
}

function Chip(props: { label: string; count: number; pressed: boolean; onPress: () => void }) {
  return (
    <button type="button" className={classes.chip} aria-pressed={props.pressed} onClick={props.onPress}>
      {props.label} <span className={classes.chipCount}>{props.count}</span>
    </button>
  );
}
