import { type UseMutationResult, useMutation, useQueryClient } from '@tanstack/react-query';
import { notifyFailure } from '../../components/notify-failure.js';
import { keys } from '../../lib/query-keys.js';

/** An order about installations; the list is read again once it was given. */
export function useInstallAction<T>(
  order: (given: T) => Promise<unknown>,
  /** « L’installation n’a pas pu être annulée » */
  failed: string,
): UseMutationResult<unknown, Error, T> {
  const client = useQueryClient();
  return useMutation({
    mutationFn: order,
    onError: (error) => notifyFailure(failed, error),
    onSettled: () => client.invalidateQueries({ queryKey: keys.contexts }),
  });
}
