import type { CandidateIdentity, Cms } from '@e5b/contracts';
import type { ErrorData, ExamWindow } from '@e5b/exam-core';

/** A line of the sitting's own history: an incident or an audit entry. */
export interface EvidenceFact {
  /** Trusted ms. */
  at: number;
  kind: string;
  data: ErrorData;
}

/**
 * Everything that archive, fiche and grille say about a sitting. `sittings` fills it in, since evidence may not read upwards.
 * The journals are found by sandbox name and sitting id; feed events come from `activity`, the audit trail from
 * `audit_entries` with target `sitting:<sittingId>`.
 */
export interface EvidenceSubject {
  sittingId: string;
  slot: { id: string; label: string; startsAt: number };
  examSession: { name: string; centre: string; rehearsal: boolean };
  candidate: CandidateIdentity;
  commission: string;
  examiner: { id: string; name: string };
  sujet: { cms: Cms; letter: string; code: string; title: string };
  /** Name of the sandbox that served the sitting; null when it never had one. */
  sandbox: string | null;
  window: ExamWindow;
  endedBy: 'time' | 'examiner' | null;
  incidents: readonly EvidenceFact[];
}
