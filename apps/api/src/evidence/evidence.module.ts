import { Module } from '@nestjs/common';
import { ActivityModule } from '../activity/activity.module.js';
import { SandboxesModule } from '../sandboxes/sandboxes.module.js';
import { EvidenceService } from './evidence.service.js';
import { EvidenceStore } from './evidence-store.js';
import { SittingFacts } from './sitting-facts.js';

@Module({
  imports: [ActivityModule, SandboxesModule],
  providers: [EvidenceService, EvidenceStore, SittingFacts],
  exports: [EvidenceService],
})
export class EvidenceModule {}
