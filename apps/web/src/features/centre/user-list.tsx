import type { StaffUser } from '@e5b/contracts';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { ConfirmDialog } from '../../components/confirm-dialog.js';
import { QueryView } from '../../components/query-view.js';
import { fetchUsers, setUserActive } from '../../lib/api/centre.js';
import { keys } from '../../lib/query-keys.js';
import { useMe } from '../../lib/use-me.js';
import { Button, Group, Modal, Paper, Stack, Table, Tag, Text, useDisclosure } from '../../ui/index.js';
import { CreateUserForm } from './create-user-form.js';
import { PasswordForm } from './password-form.js';
import { ROLE_LABELS } from './role-labels.js';

export function UserList() {
  const query = useQuery({ queryKey: keys.centre('users'), queryFn: fetchUsers });
  const [creating, creation] = useDisclosure(false);
  return (
    <Stack align="stretch">
      <Group>
        <Button onClick={creation.open}>Créer un compte</Button>
      </Group>
      <Modal opened={creating} onClose={creation.close} title="Créer un compte">
        {creating && <CreateUserForm onDone={creation.close} />}
      </Modal>
      <QueryView query={query} loading="Chargement des comptes…">
        {(users) => (
          <Paper bg="white">
            <Table horizontalSpacing="md">
              <Table.Thead>
                <Table.Tr>
                  <Table.Th>Nom</Table.Th>
                  <Table.Th>Identifiant</Table.Th>
                  <Table.Th>Rôle</Table.Th>
                  <Table.Th>État</Table.Th>
                  <Table.Th>Actions</Table.Th>
                </Table.Tr>
              </Table.Thead>
              <Table.Tbody>
                {users.map((user) => (
                  <UserLine key={user.id} user={user} />
                ))}
              </Table.Tbody>
            </Table>
          </Paper>
        )}
      </QueryView>
    </Stack>
  );
}

function UserLine({ user }: { user: StaffUser }) {
  const me = useMe();
  const self = me.data?.kind === 'staff' && me.data.id === user.id;
  const [resetting, reset] = useDisclosure(false);
  return (
    <Table.Tr>
      <Table.Td>{user.name}</Table.Td>
      <Table.Td>
        <code>{user.login}</code>
      </Table.Td>
      <Table.Td>{ROLE_LABELS[user.role]}</Table.Td>
      <Table.Td>
        <Tag tone={user.active ? 'good' : 'neutral'}>{user.active ? 'Actif' : 'Désactivé'}</Tag>
      </Table.Td>
      <Table.Td>
        <Group gap="xs">
          <Button size="compact-sm" variant="default" onClick={reset.open}>
            Nouveau mot de passe
          </Button>
          {!self && <ActiveToggle user={user} />}
        </Group>
        <Modal opened={resetting} onClose={reset.close} title={`Nouveau mot de passe de ${user.name}`}>
          {resetting && <PasswordForm user={user} onDone={reset.close} />}
        </Modal>
      </Table.Td>
    </Table.Tr>
  );
}

function ActiveToggle({ user }: { user: StaffUser }) {
  const client = useQueryClient();
  const [asked, dialog] = useDisclosure(false);
  const toggle = useMutation({
    mutationFn: () => setUserActive(user.id, !user.active),
    onSuccess: () => {
      dialog.close();
      void client.invalidateQueries({ queryKey: keys.centre('users') });
    },
  });
  return (
    <>
      <Button size="compact-sm" variant="default" onClick={dialog.open}>
        {user.active ? 'Désactiver' : 'Réactiver'}
      </Button>
      <ConfirmDialog
        opened={asked}
        title={user.active ? `Désactiver ${user.name} ?` : `Réactiver ${user.name} ?`}
        confirmLabel={user.active ? 'Désactiver' : 'Réactiver'}
        busy={toggle.isPending}
        error={toggle.error}
        onConfirm={() => toggle.mutate()}
        onClose={dialog.close}
      >
        <Text>
          {user.active
            ? 'Ce compte ne pourra plus se connecter et ses sessions ouvertes seront fermées. Vous pourrez le réactiver.'
            : 'Ce compte pourra de nouveau se connecter.'}
        </Text>
      </ConfirmDialog>
    </>
  );
}
