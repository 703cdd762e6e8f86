import { QueryCache, QueryClient } from '@tanstack/react-query';
import { ApiFailure, isUnauthenticated } from './api-failure.js';
import { keys } from './query-keys.js';

/** Refusals are answers: only a lost server or its own faults are worth asking again. */
function retry(count: number, error: Error): boolean {
  return count < 2 && !(error instanceof ApiFailure && !error.passing);
}

export function createQueryClient(): QueryClient {
  const client: QueryClient = new QueryClient({
    queryCache: new QueryCache({
      onError: (error) => {
        if (isUnauthenticated(error)) void client.invalidateQueries({ queryKey: keys.me });
      },
    }),
    defaultOptions: {
      queries: { retry, staleTime: 2000, networkMode: 'always', refetchOnReconnect: true },
      mutations: { networkMode: 'always' },
    },
  });
  return client;
}
