import { CandidateView, EntryUrl } from '@e5b/contracts';
import { z } from 'zod';
import { callApi } from '../api-client.js';

export const signIn = (code: string): Promise<CandidateView> =>
  callApi(CandidateView, 'POST', 'candidate/sign-in', { code });
export const fetchCandidateView = (): Promise<CandidateView> => callApi(CandidateView, 'GET', 'candidate/me');
export const requestEntry = (target: 'site' | 'admin'): Promise<EntryUrl> =>
  callApi(EntryUrl, 'POST', 'candidate/tickets', { target });
export const signOutCandidate = (): Promise<unknown> => callApi(z.unknown(), 'POST', 'candidate/sign-out');
