import {
  type AssignQuestionRequest,
  EntryUrl,
  FeedPage,
  type GiveTimeRequest,
  ReaderFeedPage,
  SittingView,
  VisitPage,
} from '@e5b/contracts';
import { z } from 'zod';
import { callApi } from '../api-client.js';

const MovedWorkstation = z.object({ code: z.string() });

const post = (id: string, action: string, body?: unknown): Promise<SittingView> =>
  callApi(SittingView, 'POST', `sittings/${id}/${action}`, body);

export const fetchSitting = (id: string): Promise<SittingView> => callApi(SittingView, 'GET', `sittings/${id}`);
export const retryPreparation = (id: string) => post(id, 'prepare');
export const confirmIdentity = (id: string, confirmed: boolean) => post(id, 'identity', { confirmed });
export const startSitting = (id: string) => post(id, 'start');
export const pauseSitting = (id: string, reason: string) => post(id, 'pause', { reason });
export const resumeSitting = (id: string) => post(id, 'resume');
export const giveTime = (id: string, request: GiveTimeRequest) => post(id, 'give-time', request);
export const dismissIncident = (id: string, incidentId: string) => post(id, `incidents/${incidentId}/dismiss`);
export const endSitting = (id: string, reason: string) => post(id, 'end', { reason });
export const setAbsence = (id: string, absence: 'none' | 'absent' | 'absent-force-majeure') =>
  callApi(SittingView, 'PUT', `sittings/${id}/absence`, { absence });
/** Frees the candidate's code from its workstation; the answer holds the new code to dictate. */
export const moveWorkstation = (id: string) => callApi(MovedWorkstation, 'POST', `sittings/${id}/move-workstation`);
export const requestReadEntry = (id: string, path: string) =>
  callApi(EntryUrl, 'POST', `sittings/${id}/tickets`, { path });
export const fetchActivity = (id: string, after: number): Promise<ReaderFeedPage> =>
  callApi(ReaderFeedPage, 'GET', `sittings/${id}/activity?after=${after}`);
export const markSeen = (id: string, seq: number) =>
  callApi(ReaderFeedPage.pick({ seen: true }), 'PUT', `sittings/${id}/activity/seen`, { seq });
export const assignQuestion = (id: string, after: number, request: AssignQuestionRequest): Promise<FeedPage> =>
  callApi(FeedPage, 'POST', `sittings/${id}/activity/question?after=${after}`, request);
export const fetchVisits = (id: string, after: number): Promise<VisitPage> =>
  callApi(VisitPage, 'GET', `sittings/${id}/visits?after=${after}`);
