import type { StaffRole } from '@e5b/contracts';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { FailureNotice } from '../../components/failure-notice.js';
import { createUser } from '../../lib/api/centre.js';
import { keys } from '../../lib/query-keys.js';
import { Button, notify, PasswordInput, Select, Stack, TextInput, useForm } from '../../ui/index.js';
import { passwordProblem } from './password-rule.js';
import { ROLE_LABELS } from './role-labels.js';

const LOGIN = /^[a-z0-9._-]{3,40}$/;

function useUserForm() {
  const initialValues: { name: string; login: string; role: StaffRole; password: string } = {
    name: '',
    login: '',
    role: 'examiner',
    password: '',
  };
  return useForm({
    initialValues,
    validate: {
      name: (name) => (name.trim().length < 2 ? 'Indiquez le prénom et le nom.' : null),
      login: (login) =>
        LOGIN.test(login.trim().toLowerCase())
          ? null
          : '3 à 40 caractères : lettres sans accent, chiffres, point, tiret.',
      password: passwordProblem,
    },
  });
}

export function CreateUserForm({ onDone }: { onDone: () => void }) {
  const client = useQueryClient();
  const form = useUserForm();
  const create = useMutation({
    mutationFn: createUser,
    onSuccess: (_, user) => {
      notify('success', 'Compte créé', `${user.name} peut se connecter.`);
      void client.invalidateQueries({ queryKey: keys.centre('users') });
      onDone();
    },
  });
  return (
    <form noValidate onSubmit={form.onSubmit((values) => create.mutate(values))}>
      <Stack>
        <TextInput label="Prénom et nom" data-autofocus {...form.getInputProps('name')} />
        <TextInput label="Identifiant" autoComplete="off" spellCheck={false} {...form.getInputProps('login')} />
        <Select
          label="Rôle"
          allowDeselect={false}
          data={Object.entries(ROLE_LABELS).map(([value, label]) => ({ value, label }))}
          {...form.getInputProps('role')}
        />
        <PasswordInput
          label="Mot de passe"
          description="12 caractères au moins"
          autoComplete="new-password"
          visibilityToggleButtonProps={{ 'aria-label': 'Afficher ou masquer le mot de passe' }}
          {...form.getInputProps('password')}
        />
        {create.isError && <FailureNotice error={create.error} title="Compte non créé" />}
        <Button type="submit" loading={create.isPending}>
          Créer le compte
        </Button>
      </Stack>
    </form>
  );
}
