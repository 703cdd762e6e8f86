import {
  AtelierChanges,
  AteliersView,
  EntryUrl,
  type OpenAtelierRequest,
  type PublishVersionRequest,
} from '@e5b/contracts';
import { z } from 'zod';
import { callApi } from '../api-client.js';

export const fetchAteliers = () => callApi(AteliersView, 'GET', 'ateliers');
export const openAtelier = (request: OpenAtelierRequest) =>
  callApi(z.object({ id: z.string() }), 'POST', 'ateliers', request);
export const enterAtelier = (id: string, target: 'site' | 'admin') =>
  callApi(EntryUrl, 'POST', `ateliers/${id}/enter`, { target });
export const compareAtelier = (id: string) => callApi(z.unknown(), 'POST', `ateliers/${id}/compare`);
export const fetchOvertaken = (id: string) => callApi(AtelierChanges, 'GET', `ateliers/${id}/overtaken`);
export const publishVersion = (id: string, request: PublishVersionRequest) =>
  callApi(z.unknown(), 'POST', `ateliers/${id}/publish`, request);
export const closeAtelier = (id: string) => callApi(z.unknown(), 'POST', `ateliers/${id}/close`);
