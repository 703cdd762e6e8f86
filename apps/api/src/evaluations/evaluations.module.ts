import { Module } from '@nestjs/common';
import { AuthModule } from '../auth/auth.module.js';
import { EvidenceModule } from '../evidence/evidence.module.js';
import { SittingsModule } from '../sittings/sittings.module.js';
import { ChangeEvaluation } from './change-evaluation.js';
import { ChangeNotes } from './change-notes.js';
import { ChangePins } from './change-pins.js';
import { ComposeSheet } from './compose-sheet.js';
import { CurrentLevels } from './current-levels.js';
import { DraftFiche } from './draft-fiche.js';
import { EvaluationDocumentsController } from './evaluation-documents.controller.js';
import { EvaluationsController } from './evaluations.controller.js';
import { EvaluationsService } from './evaluations.service.js';
import { FinishSignedFiche } from './finish-signed-fiche.js';
import { FinishSignedFiches } from './finish-signed-fiches.task.js';
import { GrilleOfSitting } from './grille-of-sitting.js';
import { PinnedActs } from './pinned-acts.js';
import { PinsController } from './pins.controller.js';
import { ReadEvaluation } from './read-evaluation.js';
import { SetLevel } from './set-level.js';
import { SignFiche } from './sign-fiche.js';

@Module({
  imports: [AuthModule, EvidenceModule, SittingsModule],
  controllers: [EvaluationsController, EvaluationDocumentsController, PinsController],
  providers: [
    ChangeEvaluation,
    ChangeNotes,
    ChangePins,
    ComposeSheet,
    CurrentLevels,
    DraftFiche,
    EvaluationsService,
    FinishSignedFiche,
    FinishSignedFiches,
    GrilleOfSitting,
    PinnedActs,
    ReadEvaluation,
    SetLevel,
    SignFiche,
  ],
  exports: [EvaluationsService],
})
export class EvaluationsModule {}
