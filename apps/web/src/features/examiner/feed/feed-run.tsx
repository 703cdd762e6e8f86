import type { FeedEvent, GrilleRow } from '@e5b/contracts';
import { type KeyboardEvent, useEffect, useRef, useState } from 'react';
import { formatTime } from '../../../lib/format-time.js';
import { IconPin } from '../../../ui/index.js';
import { EventDetail } from './event-detail.js';
import { EventMenus, type OpenMenu } from './event-menus.js';
import classes from './feed.module.css';
import type { FeedContext } from './feed-context.js';
import { feedSentence } from './feed-sentence.js';
import type { Run } from './group-events.js';

interface FeedRunProps {
  run: Run;
  context: FeedContext;
  /** The newest act of the whole feed is in this line. */
  newest: boolean;
  /** Arrived since the examiner last left this candidate. */
  fresh: boolean;
  showQuestion: boolean;
}

/** One line of the feed: an act, or the same several times in a row. Enter opens it, P pins it, Q gives it a question. */
export function FeedRun({ run, context, newest, fresh, showQuestion }: FeedRunProps) {
  const [open, setOpen] = useState(false);
  const [menu, setMenu] = useState<OpenMenu>(null);
  const [event] = run;
  const pinnedTo = new Set(context.pins.filter(({ eventId }) => eventId === event.id).map(({ rowId }) => rowId));
  const pins = context.pins.filter(({ eventId }) => run.some(({ id }) => id === eventId)).length;
  const question = context.questionOf.get(event.id) ?? null;
  const detailId = `acte-${event.id}`;
  const opened = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (open) showWhole(opened.current?.parentElement);
  }, [open]);

  const onKeyDown = (key: KeyboardEvent): void => {
    if (key.ctrlKey || key.altKey || key.metaKey) return;
    const wanted = { p: 'pin', q: 'question' }[key.key.toLowerCase()] as OpenMenu | undefined;
    if (!wanted || context.locked) return;
    key.preventDefault();
    setOpen(true);
    // A menu opens from its button, which must be there first.
    requestAnimationFrame(() => setMenu(wanted));
  };
  return (
    <li className={classes.item} data-withdrawn={event.withdrawn} data-newest={newest} data-fresh={fresh}>
      <button
        type="button"
        className={classes.line}
        data-feed-line=""
        aria-expanded={open}
        aria-controls={open ? detailId : undefined}
        title={event.functionality.join(' · ')}
        onClick={() => setOpen(!open)}
        onKeyDown={onKeyDown}
      >
        <time className={classes.time} dateTime={new Date(event.at).toISOString()}>
          {formatTime(event.at)}
        </time>
        <span className={classes.sentence}>
          {feedSentence(event)}
          {event.withdrawn && ' (annulé aussitôt)'}
          {run.length > 1 && <span className={classes.times}> × {run.length}</span>}
        </span>
        <span className={classes.badges}>
          {pins > 0 && (
            <span className={classes.pinned}>
              <IconPin size={11} />
              <span className={classes.spoken}>épinglé</span>
              {pins > 1 && pins}
            </span>
          )}
          {showQuestion && question !== null && <span className={classes.question}>{question}</span>}
        </span>
      </button>
      {open && (
        <div id={detailId} ref={opened} className={classes.opened}>
          {!context.locked && (
            <EventMenus
              events={run}
              rows={context.rows}
              questions={context.questions}
              pinnedTo={pinnedTo}
              current={question}
              open={menu}
              onOpen={setMenu}
              onPin={(row: GrilleRow) => context.orders.pin(event, row)}
              onAssign={(id: string) => context.orders.assign(run, id)}
            />
          )}
          <EventDetail event={event} sittingId={context.sittingId} />
          {run.length > 1 && <Earlier events={run.slice(1)} sittingId={context.sittingId} />}
        </div>
      )}
    </li>
  );
}

/** Brings an opened line to the top of its list when it does not fit where it is. */
function showWhole(item: HTMLElement | null | undefined): void {
  const list = item?.closest('section[tabindex]');
  if (!item || !list) return;
  const beyond = item.getBoundingClientRect().bottom - list.getBoundingClientRect().bottom;
  const above = item.getBoundingClientRect().top - list.getBoundingClientRect().top;
  if (beyond > 0) list.scrollTop += Math.min(beyond, above);
}

/** The acts that a line stands for beside its newest. */
function Earlier({ events, sittingId }: { events: readonly FeedEvent[]; sittingId: string }) {
  const [shown, setShown] = useState<string | null>(null);
  return (
    <ul className={classes.earlier}>
      {events.map((event) => (
        <li key={event.id}>
          <button
            type="button"
            className={classes.line}
            aria-expanded={shown === event.id}
            onClick={() => setShown(shown === event.id ? null : event.id)}
          >
            <time className={classes.time} dateTime={new Date(event.at).toISOString()}>
              {formatTime(event.at)}
            </time>
            <span className={classes.sentence}>{feedSentence(event)}</span>
          </button>
          {shown === event.id && <EventDetail event={event} sittingId={sittingId} />}
        </li>
      ))}
    </ul>
  );
}
