import { ActivityEventEntity } from '../activity/activity-event.entity.js';
import { ActivityStreamEntity } from '../activity/activity-stream.entity.js';
import { FeedMarkEntity } from '../activity/feed-mark.entity.js';
import { PageVisitEntity } from '../activity/page-visit.entity.js';
import { AtelierEntity } from '../atelier/atelier.entity.js';
import { AtelierPublicationEntity } from '../atelier/atelier-publication.entity.js';
import { AuditEntryEntity } from '../audit/audit-entry.entity.js';
import { StaffUserEntity } from '../auth/staff-user.entity.js';
import { WebSessionEntity } from '../auth/web-session.entity.js';
import { CandidateEntity } from '../candidates/candidate.entity.js';
import { ContextInstallEntity } from '../contexts/context-install.entity.js';
import { ContextPublicationEntity } from '../contexts/context-publication.entity.js';
import { ReferenceContextEntity } from '../contexts/reference-context.entity.js';
import { EvaluationEntity } from '../evaluations/evaluation.entity.js';
import { EvaluationNoteEntity } from '../evaluations/evaluation-note.entity.js';
import { EvidencePinEntity } from '../evaluations/evidence-pin.entity.js';
import { RatingEntryEntity } from '../evaluations/rating-entry.entity.js';
import { EvidenceArchiveEntity } from '../evidence/evidence-archive.entity.js';
import { ExamSessionEntity } from '../exam-sessions/exam-session.entity.js';
import { SandboxEntity } from '../sandboxes/sandbox.entity.js';
import { HeartbeatEntity } from '../sittings/heartbeat.entity.js';
import { IncidentEntity } from '../sittings/incident.entity.js';
import { SittingEntity } from '../sittings/sitting.entity.js';
import { SlotEntity } from '../sittings/slot.entity.js';
import { SujetEntity } from '../sujets/sujet.entity.js';

/** Every table of the platform, by explicit list: a glob finds nothing under a bundle. */
export const ENTITIES = [
  ActivityEventEntity,
  ActivityStreamEntity,
  AtelierEntity,
  AtelierPublicationEntity,
  AuditEntryEntity,
  CandidateEntity,
  ContextInstallEntity,
  ContextPublicationEntity,
  EvaluationEntity,
  EvaluationNoteEntity,
  EvidenceArchiveEntity,
  EvidencePinEntity,
  ExamSessionEntity,
  FeedMarkEntity,
  HeartbeatEntity,
  IncidentEntity,
  PageVisitEntity,
  RatingEntryEntity,
  ReferenceContextEntity,
  SandboxEntity,
  SittingEntity,
  SlotEntity,
  StaffUserEntity,
  WebSessionEntity,
  SujetEntity,
];
