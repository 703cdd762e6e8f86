import { Rooms1795300000001 } from './0001-rooms.js';
import { Activity1795300000002 } from './0002-activity.js';
import { EvaluationsEvidence1795300000003 } from './0003-evaluations-evidence.js';
import { ExamEngine1795300000004 } from './0004-exam-engine.js';
import { Contexts1795300000005 } from './0005-contexts.js';
import { FeedEvidence1795300000006 } from './0006-feed-evidence.js';
import { Ateliers1795300000007 } from './0007-ateliers.js';
import { BlankContexts1795300000008 } from './0008-blank-contexts.js';

/** In the order in which they run; add at the end only. */
export const MIGRATIONS = [
  Rooms1795300000001,
  Activity1795300000002,
  EvaluationsEvidence1795300000003,
  ExamEngine1795300000004,
  Contexts1795300000005,
  FeedEvidence1795300000006,
  Ateliers1795300000007,
  BlankContexts1795300000008,
];
