import { useQuery } from '@tanstack/react-query';
import { EmptyState } from '../../components/empty-state.js';
import { QueryView } from '../../components/query-view.js';
import { fetchAteliers } from '../../lib/api/ateliers.js';
import { keys } from '../../lib/query-keys.js';
import { Stack } from '../../ui/index.js';
import { AtelierCard } from './atelier-card.js';
import { OpenAtelier } from './open-atelier.js';
import { PublishedList } from './published-list.js';

/** An author's desk: own ateliers and those of colleagues, and what was published. */
export function Ateliers() {
  const query = useQuery({ queryKey: keys.ateliers, queryFn: fetchAteliers, refetchInterval: 10_000 });
  return (
    <QueryView query={query} loading="Chargement des ateliers…">
      {(view) => (
        <Stack align="stretch" gap="lg">
          <OpenAtelier contexts={view.contexts} />
          {view.ateliers.length === 0 && (
            <EmptyState title="Aucun atelier ouvert">
              Ouvrez un atelier à partir d’un contexte ou d’un WordPress neuf : un site à vous s’ouvre, où vous préparez
              la version suivante. Le contexte installé ne change pas.
            </EmptyState>
          )}
          {view.ateliers.map((atelier) => (
            <AtelierCard key={atelier.id} atelier={atelier} signing={view.keys} />
          ))}
          {view.published.length > 0 && <PublishedList published={view.published} />}
        </Stack>
      )}
    </QueryView>
  );
}
