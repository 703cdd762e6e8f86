import type { Evaluation, SittingView } from '@e5b/contracts';
import { formatDate, formatTime } from '../../../lib/format-time.js';
import { Alert, Button, IconCheck, Modal, Stack, Text, useDisclosure } from '../../../ui/index.js';
import { SignForm } from './sign-form.js';

interface SignPanelProps {
  sitting: SittingView;
  evaluation: Evaluation;
  /** Whether mark and appreciation are filled in. */
  ready: boolean;
  /** Whether the server, whose version is signed, does not have them yet. */
  unsaved: boolean;
}

function obstacle({ sitting, ready, unsaved }: SignPanelProps): string | null {
  if (sitting.state === 'absent') return 'Candidat absent : il n’y a pas de fiche à signer.';
  if (sitting.state === 'absent-force-majeure') return 'Absence pour force majeure : il n’y a pas de fiche à signer.';
  if (sitting.state === 'closing') return 'La signature sera possible dès que l’archive du travail sera vérifiée.';
  if (sitting.state !== 'closed') return 'La signature sera possible une fois le passage terminé.';
  if (!ready) return 'Pour signer, saisissez l’appréciation et la note.';
  return unsaved ? 'La signature sera possible dès que votre saisie sera enregistrée.' : null;
}

const ARCHIVE_WORDS: Partial<Record<SittingView['evidence'], string>> = {
  complete: 'L’archive complète est vérifiée.',
  failed: 'L’archive complète n’a pas pu être faite : prévenez le centre, qui voit la cause dans « Incidents ».',
};

/** Signing in two steps with the password; then the fiche is locked. */
export function SignPanel(props: SignPanelProps) {
  const { sitting, evaluation } = props;
  const [asked, dialog] = useDisclosure(false);
  const { signedAt, signedBy } = evaluation.fiche;
  if (signedAt !== null) {
    return (
      <Alert color="teal" variant="light" icon={<IconCheck />} title="Fiche signée">
        <Text size="sm" c="gray.9">
          Signée par {signedBy ?? 'l’examinateur'} le {formatDate(signedAt)} à {formatTime(signedAt)}. Elle ne peut plus
          être modifiée. {ARCHIVE_WORDS[sitting.evidence] ?? 'L’archive complète est en préparation.'}
        </Text>
      </Alert>
    );
  }
  const why = obstacle(props);
  return (
    <Stack gap={6} align="flex-start">
      <Button disabled={why !== null} onClick={dialog.open}>
        Signer la fiche…
      </Button>
      {why !== null && <Text size="sm">{why}</Text>}
      <Modal opened={asked} onClose={dialog.close} title="Signer la fiche d’évaluation" size="lg">
        {asked && <SignForm sitting={sitting} evaluation={evaluation} onClose={dialog.close} />}
      </Modal>
    </Stack>
  );
}
