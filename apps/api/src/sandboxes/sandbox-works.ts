import { Injectable } from '@nestjs/common';
import { LaunchSandbox } from './launch-sandbox.js';
import { RemoveSandbox } from './remove-sandbox.js';
import { RepairSandbox } from './repair-sandbox.js';

/** The slow works on one sandbox. */
@Injectable()
export class SandboxWorks {
  constructor(
    readonly launches: LaunchSandbox,
    readonly repairs: RepairSandbox,
    readonly removals: RemoveSandbox,
  ) {}
}
