import type { Evaluation, SittingView } from '@e5b/contracts';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { FailureNotice } from '../../../components/failure-notice.js';
import { signFiche } from '../../../lib/api/evaluation.js';
import { ApiFailure } from '../../../lib/api-failure.js';
import { formatMark } from '../../../lib/format-time.js';
import { keys } from '../../../lib/query-keys.js';
import { Alert, Button, Group, PasswordInput, Stack, Text, useForm } from '../../../ui/index.js';
import { keepNewest } from '../evaluation-outbox.js';

interface SignFormProps {
  sitting: SittingView;
  /** As the server has it now. */
  evaluation: Evaluation;
  onClose: () => void;
}

/** Signs the evaluation as it was when the dialog opened; once another window has changed it, it has to be read again. */
export function SignForm({ sitting, evaluation, onClose }: SignFormProps) {
  const [shown] = useState(evaluation);
  const client = useQueryClient();
  const form = useForm({
    initialValues: { password: '' },
    validate: { password: (value) => (value === '' ? 'Saisissez votre mot de passe.' : null) },
  });
  const sign = useMutation({
    mutationFn: (password: string) => signFiche(sitting.id, { password, version: shown.version }),
    onSuccess: (answer) => {
      keepNewest(client, answer);
      void client.invalidateQueries({ queryKey: keys.sitting(sitting.id) });
      void client.invalidateQueries({ queryKey: keys.slot(sitting.slotId) });
      onClose();
    },
    onError: (error) => {
      if (isStale(error)) void client.invalidateQueries({ queryKey: keys.evaluation(sitting.id) });
    },
  });
  if (isStale(sign.error) || evaluation.version !== shown.version) return <ReadAgain onClose={onClose} />;
  return (
    <form noValidate onSubmit={form.onSubmit(({ password }) => sign.mutate(password))}>
      <Stack>
        <WhatIsSigned sitting={sitting} evaluation={shown} />
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

const isStale = (error: unknown): boolean => error instanceof ApiFailure && error.code === 'STALE_VERSION';

/** The page behind the dialog shows the newest by itself. */
function ReadAgain({ onClose }: Pick<SignFormProps, 'onClose'>) {
  return (
    <Stack>
      <Alert color="orange" variant="light" title="Rien n’est signé : cette fiche vient de changer" role="alert">
        <Text size="sm" c="gray.9">
          La note, l’appréciation, un niveau ou une note d’observation a été modifié dans une autre fenêtre. La page
          affiche maintenant la dernière version : relisez-la, puis signez.
        </Text>
      </Alert>
      <Group justify="flex-end">
        <Button data-autofocus onClick={onClose}>
          Relire la fiche
        </Button>
      </Group>
    </Stack>
  );
}

function WhatIsSigned({ sitting, evaluation }: Pick<SignFormProps, 'sitting' | 'evaluation'>) {
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
        « {appreciation} »
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
