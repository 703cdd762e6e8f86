import type { FeedEvent } from '@e5b/contracts';
import { useState } from 'react';
import { EntryButton } from '../../../components/entry-button.js';
import { requestReadEntry } from '../../../lib/api/sittings.js';
import { formatTime } from '../../../lib/format-time.js';
import classes from './feed.module.css';
import { feedSentence } from './feed-sentence.js';
import { fieldLabel, fieldValue } from './field-labels.js';

/** One act; a click or Enter shows its functionality, its before and after, and the page concerned. */
export function FeedItem({ event, sittingId }: { event: FeedEvent; sittingId: string }) {
  const [open, setOpen] = useState(false);
  const detailId = `acte-${event.id}`;
  return (
    <li className={classes.item} data-withdrawn={event.withdrawn}>
      <button
        type="button"
        className={classes.line}
        aria-expanded={open}
        aria-controls={open ? detailId : undefined}
        title={event.functionality.join(' · ')}
        onClick={() => setOpen(!open)}
      >
        <time className={classes.time} dateTime={new Date(event.at).toISOString()}>
          {formatTime(event.at)}
        </time>
        <span className={classes.sentence}>
          {feedSentence(event)}
          {event.withdrawn && ' (annulé aussitôt)'}
        </span>
        {event.question !== null && <span className={classes.question}>{event.question}</span>}
      </button>
      {open && <FeedDetail id={detailId} event={event} sittingId={sittingId} />}
    </li>
  );
}

function FeedDetail({ id, event, sittingId }: { id: string; event: FeedEvent; sittingId: string }) {
  const { publicPath } = event;
  return (
    <div id={id} className={classes.detail}>
      <p>{event.functionality.length > 0 ? event.functionality.join(' · ') : 'Fonctionnalité non reconnue'}</p>
      {event.changes.length > 0 && (
        <dl>
          {event.changes.map((change) => (
            <div key={change.field}>
              <dt>{fieldLabel(change.field)}</dt>
              <dd>
                {change.before !== null && (
                  <>
                    <del>{fieldValue(change.field, change.before)}</del>
                    <span aria-hidden="true"> → </span>
                  </>
                )}
                <ins>{fieldValue(change.field, change.after)}</ins>
              </dd>
            </div>
          ))}
        </dl>
      )}
      {event.backOfficePath !== null && (
        <p>
          Écran : <code>{event.backOfficePath}</code>
        </p>
      )}
      {publicPath !== null && (
        <EntryButton requestUrl={() => requestReadEntry(sittingId, publicPath)} size="compact-xs" variant="default">
          Voir la page sur le site
        </EntryButton>
      )}
    </div>
  );
}
