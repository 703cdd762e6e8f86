import type { SittingView } from '@e5b/contracts';
import { formatTime } from '../../../lib/format-time.js';
import { Button, IconExpand } from '../../../ui/index.js';
import { feedSentence } from '../feed/feed-sentence.js';
import { newsText } from '../feed/new-since.js';
import { useActivity } from '../feed/use-activity.js';
import { useEvaluation } from '../use-evaluation.js';
import classes from './board.module.css';

const SHOWN = 8;

interface ColumnStripProps {
  sitting: SittingView;
  /** Rows of the grille. */
  rows: number;
  /** Acts that the examiner has not come to see yet. */
  news: number;
  onEnlarge: () => void;
}

/** What is left of a column beside an enlarged one: the last acts and how far the grille is. */
export function ColumnStrip({ sitting, rows, news, onEnlarge }: ColumnStripProps) {
  const activity = useActivity(sitting.id);
  const { levels } = useEvaluation(sitting.id);
  const rated = [...levels.values()].filter((level) => level !== null).length;
  const events = (activity.data?.events ?? []).slice(0, SHOWN);
  return (
    <div className={classes.strip}>
      <Button size="compact-sm" fullWidth leftSection={<IconExpand size={14} />} onClick={onEnlarge}>
        Passer à ce candidat
      </Button>
      {sitting.incidents.some(({ proposedSeconds }) => proposedSeconds !== null) && (
        <p className={classes.stripAlert}>Du temps perdu est à décider</p>
      )}
      <p className={classes.stripRated}>
        Grille {rated}/{rows}
        {news > 0 && <span className={classes.news}>{newsText(news)}</span>}
      </p>
      <ol className={classes.stripList}>
        {events.map((event) => (
          <li key={event.id}>
            <span>{formatTime(event.at)}</span> {feedSentence(event)}
          </li>
        ))}
      </ol>
    </div>
  );
}
