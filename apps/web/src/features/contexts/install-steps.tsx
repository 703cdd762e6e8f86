import { type ContextInstall, INSTALL_STEPS, type InstallStep } from '@e5b/contracts';
import { formatMilliseconds } from '../../lib/format-time.js';
import { IconCheck, IconClock, IconPlay, Progress, Stack, Text } from '../../ui/index.js';
import classes from './contexts.module.css';
import { fractionDone, progressLine, STEP_WORDS } from './install-words.js';

type At = 'done' | 'now' | 'later';

const ICONS = { done: <IconCheck size={16} />, now: <IconPlay size={16} />, later: <IconClock size={16} /> };
const SPOKEN = { done: 'terminé', now: 'en cours', later: 'à venir' };

/** The five steps in order, with the bar of the one under way. */
export function InstallSteps({ install }: { install: ContextInstall }) {
  const { state, progress, timings } = install;
  const reached = INSTALL_STEPS.indexOf(state as InstallStep);
  const fraction = progress === null ? null : fractionDone(progress);
  const line = progress === null ? '' : progressLine(state, progress);
  return (
    <Stack gap={6}>
      <ol className={classes.steps}>
        {INSTALL_STEPS.map((step, index) => {
          const at: At = index < reached ? 'done' : index === reached ? 'now' : 'later';
          const took = timings[step];
          return (
            <li key={step} className={classes.step} data-at={at} aria-current={at === 'now' ? 'step' : undefined}>
              {ICONS[at]}
              <span>
                {STEP_WORDS[step]} <span className="visually-hidden">({SPOKEN[at]})</span>
              </span>
              <span className="tabular">{at === 'done' && took !== undefined && formatMilliseconds(took)}</span>
            </li>
          );
        })}
      </ol>
      <Progress
        value={fraction === null ? 100 : fraction * 100}
        animated={fraction === null}
        transitionDuration={200}
        aria-label={`Avancement : ${STEP_WORDS[state as InstallStep]}`}
      />
      <Text size="sm" className="tabular">
        {line === '' ? 'En cours…' : line}
      </Text>
    </Stack>
  );
}
