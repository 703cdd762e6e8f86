import type { SignFicheRequest } from '@e5b/contracts';
import { DomainError } from '@e5b/exam-core';
import { Injectable } from '@nestjs/common';
import canonicalize from 'canonicalize';
import type { StaffIdentity } from '../auth/access.js';
import { AuthService } from '../auth/auth.service.js';
import { Clock } from '../common/clock.js';
import { SigningKeys } from '../common/signing-keys.js';
import { ChangeEvaluation } from './change-evaluation.js';
import { ComposeSheet } from './compose-sheet.js';
import { FinishSignedFiche } from './finish-signed-fiche.js';

/** The examiner's signature: password asked again, content frozen, signed with the centre's key, then archived. */
@Injectable()
export class SignFiche {
  constructor(
    private readonly auth: AuthService,
    private readonly changes: ChangeEvaluation,
    private readonly sheets: ComposeSheet,
    private readonly keys: SigningKeys,
    private readonly clock: Clock,
    private readonly finishing: FinishSignedFiche,
  ) {}

  /**
   * Once the signature is committed it stands: what follows (papers, archive, sandbox) is tried here and goes on by itself.
   * @throws DomainError SLOT_OF_ANOTHER_EXAMINER, CREDENTIALS_WRONG, FICHE_ALREADY_SIGNED,
   * STALE_VERSION (`version`: the one to read and sign), FICHE_NOT_READY (`missing`: 'end' or 'mark'), APPRECIATION_REQUIRED
   */
  async sign(staff: StaffIdentity, sittingId: string, { password, version }: SignFicheRequest): Promise<void> {
    if (!(await this.auth.verifyPassword(staff.id, password))) throw new DomainError('CREDENTIALS_WRONG');
    await this.changes.apply(staff, sittingId, 'fiche-sign', async ({ evaluation, sitting }) => {
      if (evaluation.version !== version) throw new DomainError('STALE_VERSION', { version: evaluation.version });
      if (sitting.state !== 'closed') throw new DomainError('FICHE_NOT_READY', { missing: 'end' });
      if (evaluation.halfPoints === null) throw new DomainError('FICHE_NOT_READY', { missing: 'mark' });
      if (evaluation.appreciation.trim() === '') throw new DomainError('APPRECIATION_REQUIRED');
      const signedAt = this.clock.now();
      // The row's lock keeps levels, notes and draft as they are while they are read.
      const sheet = { ...(await this.sheets.draft(sittingId)), examiner: staff.name, signedAt };
      evaluation.signedContent = canonicalize(sheet) ?? '';
      evaluation.signature = this.keys.sign(evaluation.signedContent);
      evaluation.signedAt = signedAt;
      evaluation.signedById = staff.id;
      evaluation.signedByName = staff.name;
      return { mark: sheet.mark, proposal: sheet.grille.proposal.mark };
    });
    await this.finishing.attempt(sittingId);
  }
}
