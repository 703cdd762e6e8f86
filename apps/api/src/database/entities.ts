import { AuditEntryEntity } from '../audit/audit-entry.entity.js';
import { StaffUserEntity } from '../auth/staff-user.entity.js';
import { WebSessionEntity } from '../auth/web-session.entity.js';
import { CandidateEntity } from '../candidates/candidate.entity.js';
import { ReferenceContextEntity } from '../contexts/reference-context.entity.js';
import { ExamSessionEntity } from '../exam-sessions/exam-session.entity.js';
import { SandboxEntity } from '../sandboxes/sandbox.entity.js';
import { IncidentEntity } from '../sittings/incident.entity.js';
import { SittingEntity } from '../sittings/sitting.entity.js';
import { SlotEntity } from '../sittings/slot.entity.js';
import { SujetEntity } from '../sujets/sujet.entity.js';

/** Every table of the platform, by explicit list: a glob finds nothing under a bundle. */
export const ENTITIES = [
  AuditEntryEntity,
  CandidateEntity,
  ExamSessionEntity,
  IncidentEntity,
  ReferenceContextEntity,
  SandboxEntity,
  SittingEntity,
  SlotEntity,
  StaffUserEntity,
  WebSessionEntity,
  SujetEntity,
];
