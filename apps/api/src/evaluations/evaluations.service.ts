import type { AddNoteRequest, Evaluation, FicheDraftRequest, SignFicheRequest } from '@e5b/contracts';
import { Injectable } from '@nestjs/common';
import type { StaffIdentity } from '../auth/access.js';
import { SittingsService } from '../sittings/sittings.service.js';
import { ChangeNotes } from './change-notes.js';
import { ChangePins } from './change-pins.js';
import { DraftFiche } from './draft-fiche.js';
import { ReadEvaluation } from './read-evaluation.js';
import { type LevelChoice, SetLevel } from './set-level.js';
import { SignFiche } from './sign-fiche.js';

/** Grille, notes and fiche of a sitting. Only the slot's examiner writes; the centre may read. */
@Injectable()
export class EvaluationsService {
  constructor(
    private readonly sittings: SittingsService,
    private readonly evaluations: ReadEvaluation,
    private readonly levels: SetLevel,
    private readonly notes: ChangeNotes,
    private readonly pins: ChangePins,
    private readonly drafts: DraftFiche,
    private readonly signatures: SignFiche,
  ) {}

  async get(staff: StaffIdentity, sittingId: string): Promise<Evaluation> {
    await this.sittings.requireReader(staff, sittingId);
    return this.evaluations.of(sittingId);
  }

  async setLevel(staff: StaffIdentity, sittingId: string, rowId: string, choice: LevelChoice): Promise<Evaluation> {
    await this.levels.set(staff, sittingId, rowId, choice);
    return this.evaluations.of(sittingId);
  }

  async addNote(staff: StaffIdentity, sittingId: string, note: AddNoteRequest): Promise<Evaluation> {
    await this.notes.add(staff, sittingId, note);
    return this.evaluations.of(sittingId);
  }

  async removeNote(staff: StaffIdentity, sittingId: string, noteId: string): Promise<Evaluation> {
    await this.notes.remove(staff, sittingId, noteId);
    return this.evaluations.of(sittingId);
  }

  async pin(staff: StaffIdentity, sittingId: string, rowId: string, eventId: string): Promise<Evaluation> {
    await this.pins.pin(staff, sittingId, rowId, eventId);
    return this.evaluations.of(sittingId);
  }

  async unpin(staff: StaffIdentity, sittingId: string, rowId: string, eventId: string): Promise<Evaluation> {
    await this.pins.unpin(staff, sittingId, rowId, eventId);
    return this.evaluations.of(sittingId);
  }

  async draftFiche(staff: StaffIdentity, sittingId: string, draft: FicheDraftRequest): Promise<Evaluation> {
    await this.drafts.write(staff, sittingId, draft);
    return this.evaluations.of(sittingId);
  }

  async signFiche(staff: StaffIdentity, sittingId: string, request: SignFicheRequest): Promise<Evaluation> {
    await this.signatures.sign(staff, sittingId, request);
    return this.evaluations.of(sittingId);
  }
}
