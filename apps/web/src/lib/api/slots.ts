import { SlotSummary, SlotView } from '@e5b/contracts';
import { z } from 'zod';
import { callApi } from '../api-client.js';

export const fetchSlots = (): Promise<SlotSummary[]> => callApi(z.array(SlotSummary), 'GET', 'slots');
export const fetchSlot = (id: string): Promise<SlotView> => callApi(SlotView, 'GET', `slots/${id}`);
/** Rehearsals only, before the slot opens. */
export const chooseDuration = (id: string, durationSeconds: number): Promise<unknown> =>
  callApi(z.unknown(), 'PUT', `slots/${id}/duration`, { durationSeconds });
export const openSlot = (id: string): Promise<SlotView> => callApi(SlotView, 'POST', `slots/${id}/open`);
export const startSlot = (id: string): Promise<SlotView> => callApi(SlotView, 'POST', `slots/${id}/start`);
