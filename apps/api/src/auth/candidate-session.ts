/** What a request knows of the candidate whose browser it comes from. `key` is the digest of the session id. */
export interface CandidateSession {
  sittingId: string;
  key: string;
}

/**
 * Port that the sittings room provides: whether this browser is still the candidate's workstation.
 * Bound by key, so that a moved candidate's old browser is out at once.
 */
export interface CandidateSessions {
  isCurrent(session: CandidateSession): Promise<boolean>;
}

export const CANDIDATE_SESSIONS = Symbol('CandidateSessions');
