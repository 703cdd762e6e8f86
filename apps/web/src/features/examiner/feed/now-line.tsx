import type { FeedEvent, FeedState, PageVisit } from '@e5b/contracts';
import { formatSeconds, formatTime } from '../../../lib/format-time.js';
import { useServerNow } from '../../../lib/use-server-now.js';
import { currentScreen } from './current-screen.js';
import classes from './feed.module.css';

interface NowLineProps {
  feed: FeedState;
  visits: readonly PageVisit[];
  events: readonly FeedEvent[];
  /** Whether the candidate's clock runs: else nobody works, and nothing is said of the screen. */
  running: boolean;
  /** Whether it ever ran: before, a feed that is off is no fault. */
  started: boolean;
}

const IDLE_AFTER_S = 60;

/** One line: how live the feed is, then what the candidate has open and since when. */
export function NowLine({ feed, visits, events, running, started }: NowLineProps) {
  const now = useServerNow();
  return (
    <p className={classes.state} data-status={feed.status}>
      <span title={STATE_TITLES[feed.status]}>{stateText(feed, now, started)}</span>
      {running && now !== null && <ScreenNow visits={visits} events={events} now={now} />}
    </p>
  );
}

const STATE_TITLES: Record<FeedState['status'], string> = {
  off: 'Le site n’est pas suivi.',
  live: 'Chaque action s’affiche dès son enregistrement.',
  'catching-up': 'Des actions passées arrivent : rien n’est perdu.',
  interrupted: 'La lecture du site est coupée. Elle reprend d’elle-même, là où elle s’est arrêtée.',
};

function stateText(feed: FeedState, now: number | null, started: boolean): string {
  switch (feed.status) {
    case 'off':
      return started ? 'Suivi arrêté' : 'Le suivi commence avec l’épreuve';
    case 'live':
      return 'En direct';
    case 'catching-up':
      return 'En rattrapage';
    case 'interrupted':
      return feed.since === null || now === null
        ? 'Interrompu'
        : `Interrompu depuis ${formatSeconds(Math.max(0, (now - feed.since) / 1000))}`;
  }
}

function ScreenNow({ visits, events, now }: Pick<NowLineProps, 'visits' | 'events'> & { now: number }) {
  const current = currentScreen(visits, events);
  if (current === null) return <span className={classes.screen}>site pas encore ouvert</span>;
  const { screen, since, lastSignAt, browsers } = current;
  const idle = Math.floor((now - lastSignAt) / 1000);
  const title = `${screen}, ouvert à ${formatTime(since)}. Dernière page ou dernier enregistrement à ${formatTime(lastSignAt)} ; le candidat peut lire ou rédiger.`;
  return (
    <span className={classes.screen} title={title}>
      <strong>{screen}</strong>
      <span className={classes.since}>
        {' '}
        {idle >= IDLE_AFTER_S ? `inactif depuis ${Math.floor(idle / 60)} min` : sinceText(now - since)}
        {browsers > 1 && ` · ${browsers} navigateurs`}
      </span>
    </span>
  );
}

/** In tens of seconds below a minute, in minutes after: a counter that runs draws the eye. */
function sinceText(ms: number): string {
  const seconds = Math.floor(ms / 1000);
  if (seconds < 10) return 'à l’instant';
  return seconds < 60 ? `depuis ${Math.floor(seconds / 10) * 10} s` : `depuis ${Math.floor(seconds / 60)} min`;
}
