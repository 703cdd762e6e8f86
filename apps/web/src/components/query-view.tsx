import type { UseQueryResult } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { ApiFailure } from '../lib/api-failure.js';
import { Group, Loader, Text } from '../ui/index.js';
import { FailureNotice } from './failure-notice.js';

interface QueryViewProps<T> {
  query: UseQueryResult<T>;
  /** « Chargement des créneaux… » */
  loading: string;
  children: (data: T) => ReactNode;
}

/** Loading, failure or content. Content that was once shown stays, whatever happens to the server. */
export function QueryView<T>({ query, loading, children }: QueryViewProps<T>) {
  if (query.data !== undefined) return children(query.data);
  if (query.isError) {
    // Asking again what is refused for good is no way out.
    const hopeless = query.error instanceof ApiFailure && !query.error.passing;
    return <FailureNotice error={query.error} onRetry={hopeless ? undefined : () => void query.refetch()} />;
  }
  return (
    <Group gap="sm" role="status" p="md">
      <Loader size="sm" />
      <Text size="sm">{loading}</Text>
    </Group>
  );
}
