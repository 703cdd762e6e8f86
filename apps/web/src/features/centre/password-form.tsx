import type { StaffUser } from '@e5b/contracts';
import { useMutation } from '@tanstack/react-query';
import { FailureNotice } from '../../components/failure-notice.js';
import { resetPassword } from '../../lib/api/centre.js';
import { Button, notify, PasswordInput, Stack, useForm } from '../../ui/index.js';
import { passwordProblem } from './password-rule.js';

export function PasswordForm({ user, onDone }: { user: StaffUser; onDone: () => void }) {
  const form = useForm({ initialValues: { password: '' }, validate: { password: passwordProblem } });
  const reset = useMutation({
    mutationFn: (password: string) => resetPassword(user.id, password),
    onSuccess: () => {
      notify('success', 'Mot de passe changé', `${user.name} devra se connecter de nouveau.`);
      onDone();
    },
  });
  return (
    <form noValidate onSubmit={form.onSubmit(({ password }) => reset.mutate(password))}>
      <Stack>
        <PasswordInput
          label="Nouveau mot de passe"
          description="12 caractères au moins"
          autoComplete="new-password"
          data-autofocus
          visibilityToggleButtonProps={{ 'aria-label': 'Afficher ou masquer le mot de passe' }}
          {...form.getInputProps('password')}
        />
        {reset.isError && <FailureNotice error={reset.error} />}
        <Button type="submit" loading={reset.isPending}>
          Changer le mot de passe
        </Button>
      </Stack>
    </form>
  );
}
