/** Cache keys, in one place because the socket's announcements invalidate them. */
export const keys = {
  me: ['me'] as const,
  candidateView: ['candidate-view'] as const,
  slots: ['slots'] as const,
  slot: (slotId: string) => ['slot', slotId] as const,
  sitting: (sittingId: string) => ['sitting', sittingId] as const,
  activity: (sittingId: string) => ['activity', sittingId] as const,
  visits: (sittingId: string) => ['visits', sittingId] as const,
  evaluation: (sittingId: string) => ['evaluation', sittingId] as const,
  contexts: ['contexts'] as const,
  ateliers: ['ateliers'] as const,
  overtaken: (atelierId: string, version: string) => ['overtaken', atelierId, version] as const,
  centre: (what: 'overview' | 'slots' | 'incidents' | 'archives' | 'users') => ['centre', what] as const,
};
