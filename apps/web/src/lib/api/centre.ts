import type { StaffRole } from '@e5b/contracts';
import { ArchiveSummary, CentreIncident, CentreOverview, SlotSummary, StaffUser } from '@e5b/contracts';
import { z } from 'zod';
import { callApi } from '../api-client.js';

export const fetchOverview = () => callApi(CentreOverview, 'GET', 'centre/overview');
export const fetchCentreSlots = () => callApi(z.array(SlotSummary), 'GET', 'centre/slots');
export const fetchIncidents = () => callApi(z.array(CentreIncident), 'GET', 'centre/incidents');
export const fetchArchives = () => callApi(z.array(ArchiveSummary), 'GET', 'centre/archives');
export const fetchUsers = () => callApi(z.array(StaffUser), 'GET', 'centre/users');
export const createUser = (user: { login: string; name: string; role: StaffRole; password: string }) =>
  callApi(z.unknown(), 'POST', 'centre/users', user);
export const resetPassword = (id: string, password: string) =>
  callApi(z.unknown(), 'PUT', `centre/users/${id}/password`, { password });
export const setUserActive = (id: string, active: boolean) =>
  callApi(z.unknown(), 'PUT', `centre/users/${id}/active`, { active });
/** Makes two fresh rehearsal slots with new codes. */
export const createRehearsal = () => callApi(z.array(SlotSummary), 'POST', 'centre/rehearsal');
