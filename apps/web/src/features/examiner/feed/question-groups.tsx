import type { FeedEvent } from '@e5b/contracts';
import { useState } from 'react';
import { formatTime } from '../../../lib/format-time.js';
import classes from './feed.module.css';
import type { FeedContext } from './feed-context.js';
import { FeedList, newsText } from './feed-list.js';
import { groupByQuestion, type QuestionGroup } from './group-events.js';

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
  return groups.map((group) => (
    <Group key={group.question ?? 'none'} group={group} context={context} newestId={newestId} />
  ));
}

function Group({ group, context, newestId }: { group: QuestionGroup; context: FeedContext; newestId: string | null }) {
  const { question, events } = group;
  const [open, setOpen] = useState(true);
  const title = context.questions.find(({ id }) => id === question)?.title ?? null;
  const empty = events.length === 0;
  if (empty && question === null) return null;
  return (
    <section className={classes.group} aria-label={question ?? 'Sans question'}>
      <h3 className={classes.groupHead}>
        <button type="button" aria-expanded={open && !empty} disabled={empty} onClick={() => setOpen(!open)}>
          <span className={classes.chevron} data-open={open && !empty} aria-hidden="true" />
          <strong>{question ?? 'Sans question'}</strong>
          <span className={classes.groupTitle}>{title}</span>
          <span className={classes.groupCount}>{groupFacts(events, context)}</span>
        </button>
      </h3>
      {open && !empty && <FeedList events={events} context={context} newestId={newestId} showQuestion={false} />}
    </section>
  );
}

function groupFacts(events: readonly FeedEvent[], context: FeedContext): string {
  const [newest] = events;
  if (!newest) return 'rien';
  const count = events.filter(({ withdrawn }) => !withdrawn).length;
  const news = newsText(events, context);
  return [String(count), news, formatTime(newest.at)].filter(Boolean).join(' · ');
}
