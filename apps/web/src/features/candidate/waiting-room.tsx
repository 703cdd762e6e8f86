import type { CandidateView } from '@e5b/contracts';
import { LinkState } from '../../components/link-state.js';
import { formatSeconds, formatShortTime } from '../../lib/format-time.js';
import { Group, IconCheck, IconClock, Loader, Paper, Stack, Text } from '../../ui/index.js';
import classes from './waiting-room.module.css';

interface Step {
  done: boolean;
  busy?: boolean;
  text: string;
}

function steps(view: CandidateView): Step[] {
  return [
    { done: true, text: 'Vous êtes connecté à votre poste.' },
    view.sandboxReady
      ? { done: true, text: 'Votre site est prêt.' }
      : { done: false, busy: true, text: 'Votre site est en préparation : cela prend quelques secondes.' },
    view.identityConfirmed
      ? { done: true, text: 'L’examinateur a confirmé votre identité.' }
      : { done: false, text: 'L’examinateur va vérifier votre identité : préparez votre pièce et votre convocation.' },
    { done: false, text: 'L’examinateur démarre le temps. Le sujet s’affiche alors de lui-même ici.' },
  ];
}

/** Nothing to do but to know what comes next. */
export function WaitingRoom({ view }: { view: CandidateView }) {
  const { firstName, lastName, number } = view.candidate;
  const { durationSeconds, extraSeconds } = view.window;
  return (
    <Paper p="lg" bg="white">
      <Stack>
        <Text size="lg">
          <strong>
            {firstName} {lastName}
          </strong>{' '}
          – candidat n° {number}
        </Text>
        <ol className={classes.steps} aria-live="polite">
          {steps(view).map((step) => (
            <li key={step.text} data-done={step.done}>
              <span className={classes.mark}>
                {step.done ? <IconCheck /> : step.busy ? <Loader size={16} /> : <IconClock />}
              </span>
              <span>
                <span className="visually-hidden">{step.done ? 'Fait : ' : 'À venir : '}</span>
                {step.text}
              </span>
            </li>
          ))}
        </ol>
        <Text>
          Vous disposerez de <strong>{formatSeconds(durationSeconds + extraSeconds)}</strong>. Le temps ne court pas
          encore.
        </Text>
        <Text size="sm">
          Créneau {view.slot.label} prévu à {formatShortTime(view.slot.startsAt)} – commission {view.slot.commission} –
          examinateur : {view.slot.examiner}. Ne fermez pas cette page ; si vous la fermez, rouvrez-la, rien n’est
          perdu.
        </Text>
        <Group>
          <LinkState reassurance="Restez sur cette page : elle se remettra à jour d’elle-même. Si cela dure, appelez l’examinateur." />
        </Group>
      </Stack>
    </Paper>
  );
}
