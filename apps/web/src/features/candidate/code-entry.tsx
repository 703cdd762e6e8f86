import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { FailureNotice } from '../../components/failure-notice.js';
import { signIn } from '../../lib/api/candidate.js';
import { keys } from '../../lib/query-keys.js';
import { Alert, Button, IconInfo, Paper, Stack, Text, TextInput } from '../../ui/index.js';
import { bareCode, codeProblem, formatTypedCode } from './candidate-code.js';

/** The code from the printed slip. Forgives case, spaces and dashes. */
export function CodeEntry() {
  const client = useQueryClient();
  const [typed, setTyped] = useState('');
  const [tried, setTried] = useState(false);
  const entry = useMutation({
    mutationFn: signIn,
    onSuccess: (view) => {
      client.setQueryData(keys.candidateView, view);
      client.setQueryData(keys.me, { kind: 'candidate', sittingId: view.sittingId });
    },
  });
  const problem = codeProblem(typed);
  // Still there when the examiner freed this workstation; gone when the candidate left by himself.
  const putOut = client.getQueryData(keys.candidateView) !== undefined;
  return (
    <Paper p="lg" bg="white">
      <form
        noValidate
        onSubmit={(event) => {
          event.preventDefault();
          setTried(true);
          if (problem === null) entry.mutate(bareCode(typed));
        }}
      >
        <Stack>
          {putOut ? (
            <Alert color="orange" variant="light" icon={<IconInfo />} role="status">
              <Text c="gray.9">
                <strong>Ce poste n’est plus relié à votre passage.</strong> L’examinateur vous donne un nouveau code et
                vous dit à quel poste le saisir. Votre travail est conservé.
              </Text>
            </Alert>
          ) : (
            <Text>Saisissez le code imprimé sur le papillon que l’examinateur vous a remis.</Text>
          )}
          <TextInput
            label="Votre code"
            description="8 caractères, par exemple ABCD-2345 ; le tiret et les majuscules se mettent seuls"
            size="xl"
            autoFocus
            autoComplete="off"
            autoCapitalize="characters"
            spellCheck={false}
            value={typed}
            onChange={(event) => setTyped(formatTypedCode(event.currentTarget.value))}
            error={tried && problem !== null ? problem : undefined}
            styles={{ input: { letterSpacing: '0.15em', fontFamily: 'var(--mantine-font-family-monospace)' } }}
          />
          {entry.isError && <FailureNotice error={entry.error} title="Connexion impossible" />}
          <Button type="submit" size="lg" loading={entry.isPending}>
            Valider mon code
          </Button>
        </Stack>
      </form>
    </Paper>
  );
}
