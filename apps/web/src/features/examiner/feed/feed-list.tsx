import type { FeedEvent } from '@e5b/contracts';
import { useState } from 'react';
import { formatShortTime } from '../../../lib/format-time.js';
import classes from './feed.module.css';
import type { FeedContext } from './feed-context.js';
import { FeedRun } from './feed-run.js';
import { type Run, runsOf } from './group-events.js';
import { isNew } from './new-since.js';

const STEP = 40;

interface FeedListProps {
  /** Newest first. */
  events: readonly FeedEvent[];
  context: FeedContext;
  newestId: string | null;
  showQuestion: boolean;
}

/** Lines of the feed, newest first, with the line of the last visit; older ones are shown on demand. */
export function FeedList({ events, context, newestId, showQuestion }: FeedListProps) {
  const [limit, setLimit] = useState(STEP);
  const runs = runsOf(events, context.questionOf);
  const { mark } = context;
  const isFresh = (run: Run): boolean => mark !== null && run.some((event) => !event.withdrawn && isNew(event, mark));
  const fresh = runs.map(isFresh);
  const lastFresh = fresh.lastIndexOf(true);
  return (
    <>
      <ol className={classes.list}>
        {runs.slice(0, limit).map((run, at) => (
          <RunAndLine key={run[run.length - 1]?.id} line={at === lastFresh && mark !== null ? mark.at : null}>
            <FeedRun
              run={run}
              context={context}
              newest={run.some(({ id }) => id === newestId)}
              fresh={fresh[at] ?? false}
              showQuestion={showQuestion}
            />
          </RunAndLine>
        ))}
      </ol>
      {runs.length > limit && (
        <button type="button" className={classes.more} onClick={() => setLimit(limit + STEP)}>
          Afficher {Math.min(STEP, runs.length - limit)} lignes de plus (il en reste {runs.length - limit})
        </button>
      )}
    </>
  );
}

function RunAndLine({ line, children }: { line: number | null; children: React.ReactNode }) {
  return (
    <>
      {children}
      {line !== null && (
        <li className={classes.visitLine}>
          <span>votre dernière visite, {formatShortTime(line)}</span>
        </li>
      )}
    </>
  );
}
