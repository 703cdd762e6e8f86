import type { Me } from '@e5b/contracts';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { FailureNotice } from '../../components/failure-notice.js';
import { login } from '../../lib/api/auth.js';
import { keys } from '../../lib/query-keys.js';
import { Button, Paper, PasswordInput, Stack, TextInput, useForm } from '../../ui/index.js';

/** Sign-in of examiners and of the centre. */
export function LoginForm({ onSignedIn }: { onSignedIn: (me: Me) => void }) {
  const client = useQueryClient();
  const form = useForm({
    initialValues: { login: '', password: '' },
    validate: {
      login: (value) => (value.trim() === '' ? 'Indiquez votre identifiant.' : null),
      password: (value) => (value === '' ? 'Indiquez votre mot de passe.' : null),
    },
  });
  const signIn = useMutation({
    mutationFn: login,
    onSuccess: (me) => {
      client.clear();
      client.setQueryData(keys.me, me);
      onSignedIn(me);
    },
    onError: () => form.setFieldValue('password', ''),
  });
  return (
    <Paper p="lg" bg="white">
      <form noValidate onSubmit={form.onSubmit((values) => signIn.mutate(values))}>
        <Stack>
          <TextInput
            label="Identifiant"
            autoComplete="username"
            autoCapitalize="none"
            spellCheck={false}
            autoFocus
            {...form.getInputProps('login')}
          />
          <PasswordInput
            label="Mot de passe"
            autoComplete="current-password"
            visibilityToggleButtonProps={{ 'aria-label': 'Afficher ou masquer le mot de passe' }}
            {...form.getInputProps('password')}
          />
          {signIn.isError && <FailureNotice error={signIn.error} title="Connexion impossible" />}
          <Button type="submit" loading={signIn.isPending}>
            Se connecter
          </Button>
        </Stack>
      </form>
    </Paper>
  );
}
