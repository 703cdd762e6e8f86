import { Evaluation, type FicheDraftRequest, type SignFicheRequest } from '@e5b/contracts';
import type { Level } from '@e5b/exam-core';
import { callApi } from '../api-client.js';

export const fetchEvaluation = (sittingId: string): Promise<Evaluation> =>
  callApi(Evaluation, 'GET', `sittings/${sittingId}/evaluation`);
export const setLevel = (sittingId: string, rowId: string, level: Level | null, mutationId: string) =>
  callApi(Evaluation, 'PUT', `sittings/${sittingId}/levels/${rowId}`, { level, mutationId });
export const addNote = (sittingId: string, text: string, question: string | null, mutationId: string) =>
  callApi(Evaluation, 'POST', `sittings/${sittingId}/notes`, { text, question, mutationId });
export const deleteNote = (sittingId: string, noteId: string) =>
  callApi(Evaluation, 'DELETE', `sittings/${sittingId}/notes/${noteId}`);
export const setPin = (sittingId: string, rowId: string, eventId: string, on: boolean) =>
  callApi(Evaluation, on ? 'PUT' : 'DELETE', `sittings/${sittingId}/pins/${rowId}/${eventId}`);
export const saveFiche = (sittingId: string, draft: FicheDraftRequest) =>
  callApi(Evaluation, 'PUT', `sittings/${sittingId}/fiche`, draft);
export const signFiche = (sittingId: string, request: SignFicheRequest) =>
  callApi(Evaluation, 'POST', `sittings/${sittingId}/fiche/sign`, request);
