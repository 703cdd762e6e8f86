import type { CandidateIdentity, Cms } from '@e5b/contracts';
import type { Level } from '@e5b/exam-core';
import { DEFAULT_TIME_ZONE } from './french-format.js';

/**
 * Everything that fiche and grille print, and what the examiner signs (RFC 8785 text of this, with `signedAt` set).
 * Plain JSON: the papers of a signed sitting are drawn from the stored text, whatever changed elsewhere since.
 */
export interface EvaluationSheet {
  format: 'e5b-fiche/1';
  sittingId: string;
  examSession: { name: string; centre: string; rehearsal: boolean };
  candidate: CandidateIdentity;
  commission: string;
  /** IANA name of the centre's time zone, that all times are printed in; signed sheets from before it was kept have none. */
  timeZone?: string;
  /** Trusted ms of the start, or of the planned start before it. */
  date: number;
  sujet: { cms: Cms; letter: string; code: string; title: string };
  examiner: string;
  /** Half points are exact in JSON; null in a draft. */
  mark: number | null;
  appreciation: string;
  time: SheetTime;
  grille: {
    title: string;
    rows: readonly SheetRow[];
    proposal: { rule: string; mark: number | null };
  };
  notes: readonly SheetNote[];
  /** Null in a draft. */
  signedAt: number | null;
}

/** The zone that this sheet's times are printed in. */
export const timeZoneOf = ({ timeZone }: EvaluationSheet): string => timeZone ?? DEFAULT_TIME_ZONE;

export interface SheetRow {
  question: string;
  criterion: string;
  competence: string;
  level: Level | null;
  /** When the level was chosen, trusted ms. */
  at: number | null;
  /** Acts that the examiner pinned to the row; signed sheets from before pins have none. */
  pins?: readonly SheetPin[];
}

/** An act of the feed as paper and archive tell it: facts, in the words of the référentiel. */
export interface SheetPin {
  eventId: string;
  at: number;
  verb: string;
  object: string;
  name: string;
  functionality: readonly string[];
  /** The act undid itself, or is no longer told after a replay. */
  withdrawn: boolean;
}

export interface SheetNote {
  at: number;
  question: string | null;
  text: string;
}

/** The candidate's clock, as far as paper tells it. All in seconds but the instants, which are trusted ms. */
export interface SheetTime {
  durationSeconds: number;
  extraSeconds: number;
  startedAt: number | null;
  endedAt: number | null;
  given: readonly { seconds: number; reason: string; at: number }[];
  pauses: readonly { seconds: number; reason: string; from: number }[];
}

/** What proves the signature on paper: first 16 hex digits of the signature's sha256. */
export interface SheetSignature {
  fingerprint: string;
}
