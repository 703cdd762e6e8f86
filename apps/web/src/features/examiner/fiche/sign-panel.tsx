import type { Evaluation, SittingView } from '@e5b/contracts';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { FailureNotice } from '../../../components/failure-notice.js';
import { signFiche } from '../../../lib/api/evaluation.js';
import { formatDate, formatMark, formatTime } from '../../../lib/format-time.js';
import { keys } from '../../../lib/query-keys.js';
import {
  Alert,
  Button,
  Group,
  IconCheck,
  Modal,
  PasswordInput,
  Stack,
  Text,
  useDisclosure,
  useForm,
} from '../../../ui/index.js';
import { keepNewest } from '../evaluation-outbox.js';

interface SignPanelProps {
  sitting: SittingView;
  evaluation: Evaluation;
  /** Whether mark and appreciation are filled in. */
  ready: boolean;
  /** Whether the server, whose version is signed, does not have them yet. */
  unsaved: boolean;
}

function obstacle({ sitting, ready, unsaved }: SignPanelProps): string | null {
  if (sitting.state === 'absent') return 'Candidat absent : il n’y a pas de fiche à signer.';
  if (sitting.state === 'absent-force-majeure') return 'Absence pour force majeure : il n’y a pas de fiche à signer.';
  if (sitting.state === 'closing') return 'La signature sera possible dès que l’archive du travail sera vérifiée.';
  if (sitting.state !== 'closed') return 'La signature sera possible une fois le passage terminé.';
  if (!ready) return 'Pour signer, saisissez l’appréciation et la note.';
  return unsaved ? 'La signature sera possible dès que votre saisie sera enregistrée.' : null;
}

const ARCHIVE_WORDS: Partial<Record<SittingView['evidence'], string>> = {
  complete: 'L’archive complète est vérifiée.',
  failed: 'L’archive complète n’a pas pu être faite : prévenez le centre, qui voit la cause dans « Incidents ».',
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

function SignForm({
  sitting,
  evaluation,
  onClose,
}: Pick<SignPanelProps, 'sitting' | 'evaluation'> & { onClose: () => void }) {
  const client = useQueryClient();
  const form = useForm({
    initialValues: { password: '' },
    validate: { password: (value) => (value === '' ? 'Saisissez votre mot de passe.' : null) },
  });
  const sign = useMutation({
    mutationFn: (password: string) => signFiche(sitting.id, password),
    onSuccess: (answer) => {
      keepNewest(client, answer);
      void client.invalidateQueries({ queryKey: keys.sitting(sitting.id) });
      void client.invalidateQueries({ queryKey: keys.slot(sitting.slotId) });
      onClose();
    },
  });
  return (
    <form noValidate onSubmit={form.onSubmit(({ password }) => sign.mutate(password))}>
      <Stack>
        <WhatIsSigned sitting={sitting} evaluation={evaluation} />
        <PasswordInput
          label="Votre mot de passe"
          autoComplete="current-password"
          data-autofocus
          visibilityToggleButtonProps={{ 'aria-label': 'Afficher ou masquer le mot de passe' }}
          {...form.getInputProps('password')}
        />
        {sign.isError && <FailureNotice error={sign.error} title="La fiche n’est pas signée" />}
        <Group justify="flex-end">
          <Button variant="default" onClick={onClose}>
            Renoncer
          </Button>
          <Button type="submit" loading={sign.isPending}>
            Signer et verrouiller
          </Button>
        </Group>
      </Stack>
    </form>
  );
}

function WhatIsSigned({ sitting, evaluation }: Pick<SignPanelProps, 'sitting' | 'evaluation'>) {
  const { mark, appreciation } = evaluation.fiche;
  return (
    <>
      <Text>
        Vous signez la fiche de{' '}
        <strong>
          {sitting.candidate.firstName} {sitting.candidate.lastName}
        </strong>{' '}
        (n° {sitting.candidate.number}) avec la note de{' '}
        <strong>{mark === null ? '… (non enregistrée)' : `${formatMark(mark)} / 20`}</strong>.
      </Text>
      <Text size="sm" lineClamp={4}>
        « {appreciation} »
      </Text>
      <Alert color="orange" variant="light">
        <Text size="sm" c="gray.9">
          La signature verrouille la note, l’appréciation, les niveaux et les notes. L’archive complète est alors
          scellée et le site du candidat est supprimé.
        </Text>
      </Alert>
    </>
  );
}
