import { Module } from '@nestjs/common';
import { ContextsModule } from '../contexts/contexts.module.js';
import { SandboxesModule } from '../sandboxes/sandboxes.module.js';
import { SittingsModule } from '../sittings/sittings.module.js';
import { CentreController } from './centre.controller.js';
import { CentreOverviewService } from './centre-overview.service.js';
import { CentreRegisters } from './centre-registers.service.js';
import { MakeRehearsal } from './rehearsal/make-rehearsal.js';
import { RehearsalAtStart } from './rehearsal/rehearsal-file.js';
import { RehearsalSlots } from './rehearsal/rehearsal-slots.js';

@Module({
  imports: [ContextsModule, SandboxesModule, SittingsModule],
  controllers: [CentreController],
  providers: [CentreOverviewService, CentreRegisters, MakeRehearsal, RehearsalAtStart, RehearsalSlots],
})
export class CentreModule {}
