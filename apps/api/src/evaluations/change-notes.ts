import type { AddNoteRequest } from '@e5b/contracts';
import { DomainError } from '@e5b/exam-core';
import { Injectable } from '@nestjs/common';
import { IsNull } from 'typeorm';
import type { StaffIdentity } from '../auth/access.js';
import { Clock } from '../common/clock.js';
import { ChangeEvaluation } from './change-evaluation.js';
import { EvaluationNoteEntity } from './evaluation-note.entity.js';

/** Notes taken while watching, each with its time. */
@Injectable()
export class ChangeNotes {
  constructor(
    private readonly changes: ChangeEvaluation,
    private readonly clock: Clock,
  ) {}

  /** A `mutationId` that was applied before changes nothing. */
  async add(staff: StaffIdentity, sittingId: string, { text, question, mutationId }: AddNoteRequest): Promise<void> {
    await this.changes.apply(staff, sittingId, 'note-add', async ({ manager }) => {
      if (await manager.existsBy(EvaluationNoteEntity, { mutationId })) return null;
      const note = { sittingId, at: this.clock.now(), text, question, examinerId: staff.id, mutationId };
      const { id } = await manager.save(manager.create(EvaluationNoteEntity, note));
      return { note: id };
    });
  }

  /** Hides a note; it stays in the database. Deleting it again changes nothing. @throws DomainError NOT_FOUND */
  async remove(staff: StaffIdentity, sittingId: string, noteId: string): Promise<void> {
    await this.changes.apply(staff, sittingId, 'note-delete', async ({ manager }) => {
      const now = this.clock.now();
      const { affected } = await manager.update(
        EvaluationNoteEntity,
        { id: noteId, sittingId, deletedAt: IsNull() },
        { deletedAt: now },
      );
      if (affected === 1) return { note: noteId };
      if (await manager.existsBy(EvaluationNoteEntity, { id: noteId, sittingId })) return null;
      throw new DomainError('NOT_FOUND', { note: noteId });
    });
  }
}
