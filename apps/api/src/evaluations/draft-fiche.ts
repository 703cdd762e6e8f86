import type { FicheDraftRequest } from '@e5b/contracts';
import { checkMark, DomainError } from '@e5b/exam-core';
import { Injectable } from '@nestjs/common';
import type { StaffIdentity } from '../auth/access.js';
import { ChangeEvaluation } from './change-evaluation.js';

/** The examiner's own mark and appreciation, before the signature. */
@Injectable()
export class DraftFiche {
  constructor(private readonly changes: ChangeEvaluation) {}

  /**
   * What is already stored is accepted again whatever its version: the answer to the first request may have been lost.
   * @throws DomainError MARK_OUT_OF_RANGE, MARK_NOT_A_HALF_POINT, STALE_VERSION (`version`: the one to edit on)
   */
  async write(staff: StaffIdentity, sittingId: string, draft: FicheDraftRequest): Promise<void> {
    const halfPoints = draft.mark === null ? null : checkMark(draft.mark) * 2;
    await this.changes.apply(staff, sittingId, 'fiche-draft', ({ evaluation }) => {
      if (evaluation.halfPoints === halfPoints && evaluation.appreciation === draft.appreciation) return null;
      if (evaluation.ficheVersion !== draft.version) {
        throw new DomainError('STALE_VERSION', { version: evaluation.ficheVersion });
      }
      evaluation.halfPoints = halfPoints;
      evaluation.appreciation = draft.appreciation;
      evaluation.ficheVersion += 1;
      return { mark: draft.mark, length: draft.appreciation.length };
    });
  }
}
