import type { FeedEvent, GrilleRow, SittingView, SujetQuestion } from '@e5b/contracts';
import { type KeyboardEvent, useState } from 'react';
import { QueryView } from '../../../components/query-view.js';
import { Button, IconUndo } from '../../../ui/index.js';
import { useEvaluation } from '../use-evaluation.js';
import classes from './feed.module.css';
import type { FeedContext } from './feed-context.js';
import { FeedList } from './feed-list.js';
import { questionsOf } from './group-events.js';
import type { SeenMark } from './new-since.js';
import { NowLine } from './now-line.js';
import { ObjectChips } from './object-chips.js';
import { QuestionGroups } from './question-groups.js';
import { Timeline } from './timeline.js';
import { type Activity, useActivity } from './use-activity.js';
import { type Undoable, useFeedOrders } from './use-feed-orders.js';
import { useGrouping } from './use-grouping.js';
import { useVisits } from './use-visits.js';

export interface ActivityFeedProps {
  sitting: Pick<SittingView, 'id' | 'state' | 'window'>;
  rows: readonly GrilleRow[];
  questions: readonly Pick<SujetQuestion, 'id' | 'title'>[];
  mark: SeenMark;
}

/** What the candidate does, as it happens: state and screen, timeline, filters, acts. */
export function ActivityFeed(props: ActivityFeedProps) {
  const query = useActivity(props.sitting.id);
  return (
    <div className={classes.feed}>
      <QueryView query={query} loading="Chargement de l’activité…">
        {(activity) => <LoadedFeed {...props} activity={activity} />}
      </QueryView>
    </div>
  );
}

function LoadedFeed({ activity, sitting, rows, questions, mark }: ActivityFeedProps & { activity: Activity }) {
  const { events, feed } = activity;
  const visits = useVisits(sitting.id);
  const { pins } = useEvaluation(sitting.id);
  const orders = useFeedOrders(sitting.id);
  const [object, setObject] = useState<string | null>(null);
  const { grouped, setGrouped } = useGrouping();
  const context: FeedContext = {
    ...{ sittingId: sitting.id, rows, questions, pins, orders, mark },
    questionOf: questionsOf(events, pins, rows),
    locked: sitting.state === 'signed',
  };
  const shown = object === null ? events : events.filter((event) => event.object === object);
  const newestId = events.find(({ withdrawn }) => !withdrawn)?.id ?? null;
  return (
    <>
      <NowLine
        {...{ feed, visits, events }}
        running={sitting.state === 'running'}
        started={sitting.window.startedAt !== null}
      />
      <Timeline window={sitting.window} events={events} visits={visits} />
      {events.length === 0 ? (
        <p className={classes.empty}>Aucune action pour le moment. Elles s’affichent ici dès leur enregistrement.</p>
      ) : (
        <>
          <div className={classes.tools}>
            <ObjectChips events={events} chosen={object} onChoose={setObject} />
            <button type="button" className={classes.chip} aria-pressed={grouped} onClick={() => setGrouped(!grouped)}>
              Par question
            </button>
          </div>
          <ScrolledList orders={orders.last}>
            {grouped ? (
              <QuestionGroups events={shown} context={context} newestId={newestId} />
            ) : (
              <FeedList events={shown} context={context} newestId={newestId} showQuestion />
            )}
            <Hidden events={shown} />
          </ScrolledList>
        </>
      )}
    </>
  );
}

function Hidden({ events }: { events: readonly FeedEvent[] }) {
  return events.length > 0 ? null : <p className={classes.empty}>Aucune action de ce genre.</p>;
}

/** ↑ and ↓ go from line to line, Ctrl+Z takes the last order back. */
function ScrolledList({ orders, children }: { orders: Undoable | null; children: React.ReactNode }) {
  const onKeyDown = (event: KeyboardEvent<HTMLElement>): void => {
    if ((event.ctrlKey || event.metaKey) && event.key.toLowerCase() === 'z' && orders !== null) {
      event.preventDefault();
      orders.undo();
    }
    const by = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (by === undefined || event.altKey || !(event.target as HTMLElement).matches('[data-feed-line]')) return;
    event.preventDefault();
    const lines = [...event.currentTarget.querySelectorAll<HTMLElement>('[data-feed-line]')];
    lines[lines.indexOf(event.target as HTMLElement) + by]?.focus();
  };
  return (
    <>
      {orders !== null && (
        <p className={classes.undo} role="status">
          <span>{orders.message}</span>
          <Button size="compact-xs" variant="default" leftSection={<IconUndo size={12} />} onClick={orders.undo}>
            Annuler
          </Button>
        </p>
      )}
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a scrollable region must take the focus */}
      <section className={classes.scroll} tabIndex={0} aria-label="Activité du candidat" onKeyDown={onKeyDown}>
        {children}
      </section>
    </>
  );
}
