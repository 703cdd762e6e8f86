import type { FeedState } from '@e5b/contracts';
import { QueryView } from '../../../components/query-view.js';
import { formatSeconds } from '../../../lib/format-time.js';
import { useServerNow } from '../../../lib/use-server-now.js';
import classes from './feed.module.css';
import { FeedItem } from './feed-item.js';
import { useActivity } from './use-activity.js';

/** What the candidate does, as it happens, newest first. */
export function ActivityFeed({ sittingId, started }: { sittingId: string; started: boolean }) {
  const query = useActivity(sittingId);
  return (
    <div className={classes.feed}>
      <QueryView query={query} loading="Chargement de l’activité…">
        {({ events, feed }) => (
          <>
            <FeedStateLine feed={feed} started={started} />
            {events.length === 0 ? (
              <p className={classes.empty}>
                Aucune action pour le moment. Elles s’affichent ici dès leur enregistrement.
              </p>
            ) : (
              // biome-ignore lint/a11y/noNoninteractiveTabindex: a scrollable region must take the focus
              <section className={classes.scroll} tabIndex={0} aria-label="Activité du candidat">
                <ol className={classes.list}>
                  {events.map((event) => (
                    <FeedItem key={event.id} event={event} sittingId={sittingId} />
                  ))}
                </ol>
              </section>
            )}
          </>
        )}
      </QueryView>
    </div>
  );
}

interface FeedStateProps {
  feed: FeedState;
  started: boolean;
}

function FeedStateLine({ feed, started }: FeedStateProps) {
  return (
    <p className={classes.state} data-status={feed.status}>
      <FeedStateText feed={feed} started={started} />
    </p>
  );
}

function FeedStateText({ feed, started }: FeedStateProps) {
  switch (feed.status) {
    case 'off':
      return started ? 'Suivi arrêté' : 'Le suivi commence avec l’épreuve';
    case 'live':
      return 'En direct';
    case 'catching-up':
      return 'En rattrapage : des actions passées arrivent';
    case 'interrupted':
      return feed.since === null ? 'Interrompu : reprise automatique' : <Interrupted since={feed.since} />;
  }
}

function Interrupted({ since }: { since: number }) {
  const now = useServerNow();
  const seconds = now === null ? 0 : Math.max(0, (now - since) / 1000);
  return `Interrompu depuis ${formatSeconds(seconds)} : reprise automatique`;
}
