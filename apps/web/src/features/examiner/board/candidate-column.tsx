import type { SittingView, SlotView } from '@e5b/contracts';
import { isAbsent, isOver } from '../../../lib/sitting-state-labels.js';
import { Tabs } from '../../../ui/index.js';
import { ActivityFeed } from '../feed/activity-feed.js';
import { newsText, type SeenMark } from '../feed/new-since.js';
import { useColumnVisit } from '../feed/use-column-visit.js';
import { GrillePanel } from '../grille/grille-panel.js';
import { NotesPanel } from '../notes/notes-panel.js';
import { useEvaluation } from '../use-evaluation.js';
import { AbsentCandidate } from './absent-candidate.js';
import classes from './board.module.css';
import { ColumnHeader } from './column-header.js';
import { ColumnStrip } from './column-strip.js';
import { IncidentProposals } from './incident-proposals.js';
import { SittingControls } from './sitting-controls.js';

interface CandidateColumnProps {
  slot: SlotView;
  sitting: SittingView;
  /** small: beside an enlarged column, only what a glance needs. */
  size: 'normal' | 'large' | 'small';
  onResize: ((large: boolean) => void) | null;
}

/** One candidate: who, the clock, the orders, the live feed and the grille. */
export function CandidateColumn({ slot, sitting, size, onResize }: CandidateColumnProps) {
  const name = `${sitting.candidate.firstName} ${sitting.candidate.lastName}`;
  const absent = isAbsent(sitting.state);
  const { mark, news, focusProps } = useColumnVisit(sitting.id);
  return (
    <section
      {...focusProps}
      className={classes.column}
      aria-label={`Candidat ${sitting.position} : ${name}`}
      data-position={sitting.position}
      data-size={absent ? 'small' : size}
      tabIndex={-1}
    >
      <ColumnHeader sitting={sitting} size={absent ? 'small' : size} onResize={onResize} />
      {absent ? (
        <AbsentCandidate sitting={sitting} />
      ) : size === 'small' ? (
        <ColumnStrip sitting={sitting} rows={slot.grille.rows.length} news={news} onEnlarge={() => onResize?.(true)} />
      ) : (
        <>
          <SittingControls sitting={sitting} />
          <IncidentProposals sitting={sitting} />
          <Panels slot={slot} sitting={sitting} name={name} mark={mark} news={news} />
        </>
      )}
    </section>
  );
}

interface PanelsProps {
  slot: SlotView;
  sitting: SittingView;
  name: string;
  mark: SeenMark;
  /** Acts that the examiner has not come to see yet. */
  news: number;
}

function Panels({ slot, sitting, name, mark, news }: PanelsProps) {
  const { notes } = useEvaluation(sitting.id);
  const locked = sitting.state === 'signed';
  const questions = slot.sujet.questions.map(({ id }) => id);
  return (
    <div className={classes.panels} data-over={isOver(sitting.state)}>
      <Tabs defaultValue="activity" className={classes.tabs} keepMounted={false}>
        <Tabs.List>
          <Tabs.Tab value="activity">
            Activité {news > 0 && <span className={classes.news}>{newsText(news)}</span>}
          </Tabs.Tab>
          <Tabs.Tab value="notes">Notes{notes.length > 0 ? ` (${notes.length})` : ''}</Tabs.Tab>
        </Tabs.List>
        <Tabs.Panel value="activity" className={classes.tabPanel}>
          <ActivityFeed sitting={sitting} rows={slot.grille.rows} questions={slot.sujet.questions} mark={mark} />
        </Tabs.Panel>
        <Tabs.Panel value="notes" className={classes.tabPanel}>
          <NotesPanel sittingId={sitting.id} questions={questions} candidateName={name} locked={locked} />
        </Tabs.Panel>
      </Tabs>
      <div className={classes.grille}>
        <GrillePanel sittingId={sitting.id} grille={slot.grille} candidateName={name} locked={locked} />
      </div>
    </div>
  );
}
