import type { FeedEvent, PageVisit, WindowView } from '@e5b/contracts';
import { useServerNow } from '../../../lib/use-server-now.js';
import classes from './timeline.module.css';
import { type Family, timelineModel } from './timeline-model.js';

interface TimelineProps {
  window: WindowView;
  events: readonly FeedEvent[];
  visits: readonly PageVisit[];
}

const ROW: Record<Family, number> = { content: 0, appearance: 4, exchange: 8, settings: 12 };
/** Redrawn at this beat: the marker of now moves a few pixels a minute. */
const BEAT_MS = 5000;

/** The candidate's whole window at a glance: above, acts by kind of object; below, administration and site as they were open. */
export function Timeline({ window, events, visits }: TimelineProps) {
  const server = useServerNow();
  const now = server === null ? null : Math.floor(server / BEAT_MS) * BEAT_MS;
  const model = now === null ? null : timelineModel(window, events, visits, now);
  if (!model) return null;
  return (
    <svg
      className={classes.timeline}
      viewBox="0 0 1000 28"
      preserveAspectRatio="none"
      role="img"
      aria-label={model.summary}
    >
      <title>{model.summary}</title>
      {model.pauses.map(({ from, to }) => (
        <rect key={from} className={classes.pause} x={from} y={0} width={Math.max(3, to - from)} height={28} />
      ))}
      <line className={classes.axis} x1={0} x2={1000} y1={17.5} y2={17.5} />
      {model.visits.map(({ id, area, from, to }) => (
        <rect
          key={id}
          className={classes.visit}
          data-area={area}
          x={from}
          y={area === 'site' ? 24 : 19}
          width={Math.max(1, to - from)}
          height={4}
        />
      ))}
      {model.acts.map(({ id, at, family }) => (
        <rect key={id} className={classes.act} data-family={family} x={at - 2} y={ROW[family]} width={5} height={4} />
      ))}
      {model.now !== null && <line className={classes.now} x1={model.now} x2={model.now} y1={0} y2={28} />}
    </svg>
  );
}
