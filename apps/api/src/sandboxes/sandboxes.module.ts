import { Module } from '@nestjs/common';
import { CONTAINER_RUNTIME, containerRuntimeProvider } from './container-runtime.provider.js';
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
  providers: [
    containerRuntimeProvider,
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
  exports: [CONTAINER_RUNTIME, GatewayControl, SandboxesService],
})
export class SandboxesModule {}
