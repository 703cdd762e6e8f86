import { Injectable, Logger } from '@nestjs/common';
import { DataSource, In, IsNull, Not } from 'typeorm';
import { Clock } from '../common/clock.js';
import { Settings } from '../config/settings.js';
import { EvidenceService } from '../evidence/evidence.service.js';
import { SandboxesService } from '../sandboxes/sandboxes.service.js';
import { SittingEntity } from './sitting.entity.js';

/**
 * The janitor: removes the sandbox of a signed sitting whose complete archive is verified, and, once the examiner's time
 * for a last look has passed, that of a closed sitting whose work archive is verified. Nothing else is ever removed here.
 */
@Injectable()
export class RemoveUsedSandboxes {
  private readonly logger = new Logger(RemoveUsedSandboxes.name);

  constructor(
    private readonly db: DataSource,
    private readonly sandboxes: SandboxesService,
    private readonly evidence: EvidenceService,
    private readonly settings: Settings,
    private readonly clock: Clock,
  ) {}

  async sweep(): Promise<void> {
    const over = await this.db
      .getRepository(SittingEntity)
      .findBy({ state: In(['closed', 'signed']), sandboxName: Not(IsNull()) });
    const rows = await this.sandboxes.findAll(over.flatMap(({ sandboxName }) => sandboxName ?? []));
    for (const sitting of over) {
      const sandbox = rows.get(sitting.sandboxName ?? '');
      if (!sandbox || sandbox.state === 'removed' || !(await this.mayGo(sitting))) continue;
      await this.sandboxes
        .remove(sandbox.name)
        .catch((error: unknown) =>
          this.logger.warn({ err: error, sandbox: sandbox.name }, 'Removed by the next sweep'),
        );
    }
  }

  private async mayGo({ id, state, window }: SittingEntity): Promise<boolean> {
    const archive = await this.evidence.latest(id);
    if (archive?.verifiedAt == null) return false;
    if (state === 'signed') return archive.stage === 'complete';
    const graceMs = this.settings.env.E5B_SANDBOX_GRACE_MINUTES * 60_000;
    return window.endedAt !== null && this.clock.now() > window.endedAt + graceMs;
  }
}
