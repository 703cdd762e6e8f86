import type { Atelier } from '@e5b/contracts';
import { CopyField } from '../../components/copy-field.js';
import { EntryButton } from '../../components/entry-button.js';
import { enterAtelier } from '../../lib/api/ateliers.js';
import { SITE_DOORS } from '../../lib/cms-names.js';
import { Group, SimpleGrid, Stack, Text } from '../../ui/index.js';

/** The two doors of the author's site and the accounts to sign in with. */
export function AtelierDoors({ atelier }: { atelier: Atelier }) {
  const { id, cms, accounts } = atelier;
  return (
    <Stack gap="sm" align="stretch">
      <Group>
        <EntryButton size="compact-sm" requestUrl={() => enterAtelier(id, 'admin')}>
          Ouvrir l’administration
        </EntryButton>
        <EntryButton size="compact-sm" variant="default" requestUrl={() => enterAtelier(id, 'site')}>
          {SITE_DOORS[cms]}
        </EntryButton>
      </Group>
      <SimpleGrid cols={{ base: 1, sm: 2 }}>
        {accounts.map(({ label, login, password }) => (
          <Stack key={login} gap={4} align="stretch">
            <Text size="sm" fw={600}>
              {label}
            </Text>
            <CopyField label="Identifiant" value={login} />
            <CopyField label="Mot de passe" value={password} />
          </Stack>
        ))}
      </SimpleGrid>
    </Stack>
  );
}
