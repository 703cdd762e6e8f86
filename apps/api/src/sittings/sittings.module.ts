import { Module } from '@nestjs/common';
import { ActivityModule } from '../activity/activity.module.js';
import { CANDIDATE_SESSIONS } from '../auth/candidate-session.js';
import { ContextsModule } from '../contexts/contexts.module.js';
import { EvidenceModule } from '../evidence/evidence.module.js';
import { SandboxesModule } from '../sandboxes/sandboxes.module.js';
import { AlignLeases } from './align-leases.js';
import { AnnounceSandboxes } from './announce-sandboxes.js';
import { AssignEvents } from './assign-events.js';
import { CandidateController } from './candidate.controller.js';
import { CandidateViews } from './candidate-views.js';
import { ChangeSitting } from './change-sitting.js';
import { CloseDoor } from './close-door.js';
import { CloseOverdueSittings } from './close-overdue-sittings.task.js';
import { CloseSitting } from './close-sitting.js';
import { CollectWork } from './collect-work.js';
import { ConfirmIdentity } from './confirm-identity.js';
import { DismissIncident } from './dismiss-incident.js';
import { EndSitting } from './end-sitting.js';
import { EnterSandbox } from './enter-sandbox.js';
import { EvidenceSubjects } from './evidence-subjects.js';
import { ExamBeats } from './exam-beats.js';
import { ExamSweeps } from './exam-sweeps.js';
import { FeedController } from './feed.controller.js';
import { GiveTime } from './give-time.js';
import { Incidents } from './incidents.js';
import { LiveFacts } from './live-facts.js';
import { MarkAbsence } from './mark-absence.js';
import { MoveWorkstation } from './move-workstation.js';
import { OpenDoor } from './open-door.js';
import { OpenSlot } from './open-slot.js';
import { PauseSitting } from './pause-sitting.js';
import { PrepareAgain } from './prepare-again.js';
import { PrepareSitting } from './prepare-sitting.js';
import { Presence } from './presence.js';
import { RecordInterruptions } from './record-interruptions.js';
import { RecordOutages } from './record-outages.js';
import { RecordVolume } from './record-volume.js';
import { RecoverAtStart } from './recover-at-start.js';
import { RemoveUsedSandboxes } from './remove-used-sandboxes.task.js';
import { ResumeSitting } from './resume-sitting.js';
import { SignInCandidate } from './sign-in-candidate.js';
import { SittingClockController } from './sitting-clock.controller.js';
import { SittingReads } from './sitting-reads.js';
import { SittingViews } from './sitting-views.js';
import { SittingsController } from './sittings.controller.js';
import { SittingsService } from './sittings.service.js';
import { SlotViews } from './slot-views.js';
import { SlotsController } from './slots.controller.js';
import { SlotsService } from './slots.service.js';
import { StartSittings } from './start-sittings.js';
import { TendSittings } from './tend-sittings.task.js';
import { WatchClock } from './watch-clock.task.js';
import { WatchWrites } from './watch-writes.task.js';
import { WorkstationController } from './workstation.controller.js';
import { WorkstationSessions } from './workstation-sessions.js';
import { WrongCodes } from './wrong-codes.js';

const EXAMINER = [
  AssignEvents,
  ConfirmIdentity,
  DismissIncident,
  EndSitting,
  GiveTime,
  MarkAbsence,
  MoveWorkstation,
  OpenSlot,
  PauseSitting,
  PrepareAgain,
  ResumeSitting,
  StartSittings,
];
const CANDIDATE = [CandidateViews, EnterSandbox, SignInCandidate, WorkstationSessions, WrongCodes];
const ENGINE = [
  AlignLeases,
  AnnounceSandboxes,
  ChangeSitting,
  CloseDoor,
  CloseOverdueSittings,
  CloseSitting,
  CollectWork,
  ExamBeats,
  ExamSweeps,
  OpenDoor,
  PrepareSitting,
  RecordInterruptions,
  RecordOutages,
  RecordVolume,
  RecoverAtStart,
  RemoveUsedSandboxes,
  TendSittings,
  WatchClock,
  WatchWrites,
];
const READS = [
  EvidenceSubjects,
  Incidents,
  LiveFacts,
  Presence,
  SittingReads,
  SittingViews,
  SittingsService,
  SlotViews,
  SlotsService,
];

@Module({
  imports: [ActivityModule, ContextsModule, EvidenceModule, SandboxesModule],
  controllers: [
    SlotsController,
    SittingsController,
    SittingClockController,
    WorkstationController,
    CandidateController,
    FeedController,
  ],
  providers: [
    ...READS,
    ...ENGINE,
    ...EXAMINER,
    ...CANDIDATE,
    { provide: CANDIDATE_SESSIONS, useExisting: WorkstationSessions },
  ],
  exports: [SittingsService, SlotsService, CANDIDATE_SESSIONS],
})
export class SittingsModule {}
