import { Module } from '@nestjs/common';
import type { ConfigService } from '@nestjs/config';
import { Test, type TestingModule } from '@nestjs/testing';
import { ActivityModule } from '../../apps/api/src/activity/activity.module.js';
import { CommonModule } from '../../apps/api/src/common/common.module.js';
import { SettingsModule } from '../../apps/api/src/config/config.module.js';
import type { Env } from '../../apps/api/src/config/env.js';
import { Settings } from '../../apps/api/src/config/settings.js';
import { DatabaseModule } from '../../apps/api/src/database/database.module.js';
import { EventsModule } from '../../apps/api/src/events/events.module.js';
import type { ActivityRig } from './activity-rig.js';

@Module({ imports: [SettingsModule, CommonModule, EventsModule, DatabaseModule, ActivityModule] })
class ActivityApi {}

/** The activity room and what it stands on, in this process, not yet initialised. */
export function activityApi(rig: ActivityRig, more: Partial<Env> = {}): Promise<TestingModule> {
  const env: Env = { ...rig.env, ...more };
  const settings = new Settings({ get: (key: keyof Env) => env[key] } as unknown as ConfigService<Env, true>);
  return Test.createTestingModule({ imports: [ActivityApi] })
    .overrideProvider(Settings)
    .useValue(settings)
    .compile();
}
