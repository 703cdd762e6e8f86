import { Module } from '@nestjs/common';
import { ContextsModule } from '../contexts/contexts.module.js';
import { DeliverLeases } from './deliver-leases.task.js';
import { GatewayControl } from './gateway-control.js';
import { LaunchSandbox } from './launch-sandbox.js';
import { Leases } from './leases.js';
import { ReconcileSandboxes } from './reconcile-sandboxes.task.js';
import { RemoveSandbox } from './remove-sandbox.js';
import { RepairSandbox } from './repair-sandbox.js';
import { SandboxWorks } from './sandbox-works.js';
import { SandboxesService } from './sandboxes.service.js';
import { Tickets } from './tickets.js';

@Module({
  imports: [ContextsModule],
  providers: [
    DeliverLeases,
    GatewayControl,
    LaunchSandbox,
    Leases,
    ReconcileSandboxes,
    RemoveSandbox,
    RepairSandbox,
    SandboxWorks,
    SandboxesService,
    Tickets,
  ],
  exports: [GatewayControl, SandboxesService],
})
export class SandboxesModule {}
