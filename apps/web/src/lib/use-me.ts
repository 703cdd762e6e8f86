import { useQuery } from '@tanstack/react-query';
import { fetchMe } from './api/auth.js';
import { keys } from './query-keys.js';

/** Who this browser is. Keeps the last answer while the server is unreachable. */
export const useMe = () => useQuery({ queryKey: keys.me, queryFn: fetchMe, staleTime: 60_000 });
