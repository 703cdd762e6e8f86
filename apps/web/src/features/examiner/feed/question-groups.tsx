import type { FeedEvent } from '@e5b/contracts';
import { useState } from 'react';
import classes from './feed.module.css';
import type { FeedContext } from './feed-context.js';
import { FeedList } from './feed-list.js';
import { groupByQuestion, type QuestionGroup } from './group-events.js';
import { countNew, newsText } from './new-since.js';

interface QuestionGroupsProps {
  events: readonly FeedEvent[];
  context: FeedContext;
  newestId: string | null;
}

/** The feed by question: what is not classified yet on top, then the sujet's questions. */
export function QuestionGroups({ events, context, newestId }: QuestionGroupsProps) {
  const groups = groupByQuestion(
    events,
    context.questionOf,
    context.questions.map(({ id }) => id),
  );
  const [used, unused] = [groups.filter(hasEvents), groups.filter((group) => !hasEvents(group) && group.question)];
  return (
    <>
      {used.map((group) => (
        <Group key={group.question ?? 'none'} group={group} context={context} newestId={newestId} />
      ))}
      {unused.length > 0 && (
        <p className={classes.unused}>Rien de classé en {unused.map(({ question }) => question).join(', ')}</p>
      )}
    </>
  );
}

const hasEvents = ({ events }: QuestionGroup): boolean => events.length > 0;

function Group({ group, context, newestId }: { group: QuestionGroup; context: FeedContext; newestId: string | null }) {
  const { question, events } = group;
  const [open, setOpen] = useState(true);
  const title = context.questions.find(({ id }) => id === question)?.title ?? null;
  return (
    <section className={classes.group} aria-label={question ?? 'Sans question'}>
      <h3 className={classes.groupHead}>
        <button type="button" aria-expanded={open} onClick={() => setOpen(!open)}>
          <span className={classes.chevron} data-open={open} aria-hidden="true" />
          <strong>{question ?? 'Sans question'}</strong>
          <span className={classes.groupTitle}>{title}</span>
          <span className={classes.groupCount}>{groupFacts(events, context)}</span>
        </button>
      </h3>
      {open && <FeedList events={events} context={context} newestId={newestId} showQuestion={false} />}
    </section>
  );
}

function groupFacts(events: readonly FeedEvent[], context: FeedContext): string {
  const count = events.filter(({ withdrawn }) => !withdrawn).length;
  const news = context.mark === null ? 0 : countNew(events, context.mark);
  return news === 0 ? String(count) : `${count} · ${newsText(news)}`;
}
