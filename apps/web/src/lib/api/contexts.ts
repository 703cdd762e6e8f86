import { ContextsView, Id, type InstallRequest, PublicationView, SlotSummary } from '@e5b/contracts';
import { z } from 'zod';
import { callApi } from '../api-client.js';

/** Reading a catalogue may go through a slow line to another town. */
const CATALOG_TIMEOUT_MS = 70_000;
const Asked = z.object({ id: Id });

export const fetchContexts = () => callApi(ContextsView, 'GET', 'contexts');
export const fetchPublication = (url: string) =>
  callApi(PublicationView, 'POST', 'contexts/publication', { url }, CATALOG_TIMEOUT_MS);
export const askInstall = (request: InstallRequest) =>
  callApi(Asked, 'POST', 'contexts/installs', request, CATALOG_TIMEOUT_MS);
export const cancelInstall = (id: string) => callApi(z.unknown(), 'POST', `contexts/installs/${id}/cancel`);
export const retryInstall = (id: string) => callApi(z.unknown(), 'POST', `contexts/installs/${id}/retry`);
export const dismissInstall = (id: string) => callApi(z.unknown(), 'DELETE', `contexts/installs/${id}`);
/** Makes one rehearsal slot on the context. */
export const tryContext = (id: string) => callApi(SlotSummary, 'POST', `centre/contexts/${id}/rehearsal`);
