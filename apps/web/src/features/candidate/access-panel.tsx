import type { CandidateView } from '@e5b/contracts';
import { CopyField } from '../../components/copy-field.js';
import { EntryButton } from '../../components/entry-button.js';
import { requestEntry } from '../../lib/api/candidate.js';
import { SITE_DOORS } from '../../lib/cms-names.js';
import { Stack, Text, Title } from '../../ui/index.js';

/** The two doors of the candidate's site and the accounts to sign in with. */
export function AccessPanel({ view }: { view: CandidateView }) {
  const closed = view.state !== 'running' || !view.sandboxReady;
  return (
    <Stack gap="sm">
      <EntryButton requestUrl={() => requestEntry('admin')} disabled={closed}>
        Ouvrir l’administration
      </EntryButton>
      <EntryButton requestUrl={() => requestEntry('site')} disabled={closed} variant="default">
        {SITE_DOORS[view.sujet?.cms ?? 'wordpress']}
      </EntryButton>
      {view.accounts !== null && view.accounts.length > 0 && (
        <section aria-labelledby="comptes">
          <Title order={2} size="h5" id="comptes" mb={4}>
            Identifiants
          </Title>
          <Stack gap="xs">
            {view.accounts.map((account) => (
              <Stack key={account.login} gap={4}>
                <Text size="sm" fw={600}>
                  {account.label}
                </Text>
                <CopyField label="Identifiant" value={account.login} />
                <CopyField label="Mot de passe" value={account.password} />
              </Stack>
            ))}
          </Stack>
        </section>
      )}
    </Stack>
  );
}
