import type { InstalledContext } from '@e5b/contracts';
import { EmptyState } from '../../components/empty-state.js';
import { Stack, Title } from '../../ui/index.js';
import { ContextCard } from './context-card.js';

export function ContextList({ contexts, now }: { contexts: InstalledContext[]; now: number }) {
  if (contexts.length === 0)
    return (
      <EmptyState title="Aucun contexte installé">
        Aucun créneau ne peut être ouvert. Installez le contexte de la session à partir d’un fichier ou d’une adresse.
      </EmptyState>
    );
  return (
    <section aria-labelledby="contextes-installes">
      <Title order={2} size="h4" mb="xs" id="contextes-installes">
        Contextes installés
      </Title>
      <Stack gap="sm">
        {contexts.map((context) => (
          <ContextCard key={context.id} context={context} now={now} />
        ))}
      </Stack>
    </section>
  );
}
