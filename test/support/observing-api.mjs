// The api's observer alone, as a process that a test may kill: `node observing-api.mjs '[{ sittingId, slotId, sandbox }]'`.
// Prints one JSON line per thing that a test waits for.
import 'reflect-metadata';
import { Module } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import { ActivityModule } from '../../apps/api/dist/activity/activity.module.js';
import { ActivityService } from '../../apps/api/dist/activity/activity.service.js';
import { CommonModule } from '../../apps/api/dist/common/common.module.js';
import { SettingsModule } from '../../apps/api/dist/config/config.module.js';
import { DatabaseModule } from '../../apps/api/dist/database/database.module.js';
import { EventBus } from '../../apps/api/dist/events/event-bus.js';
import { EventsModule } from '../../apps/api/dist/events/events.module.js';

class ObservingApi {}
Module({ imports: [SettingsModule, CommonModule, EventsModule, DatabaseModule, ActivityModule] })(ObservingApi);

const say = (line) => process.stdout.write(`${JSON.stringify(line)}\n`);
const sittings = JSON.parse(process.argv[2]);
const app = await NestFactory.createApplicationContext(ObservingApi, { logger: ['error'] });
const bus = app.get(EventBus);
bus.on('activity.appended', ({ sittingId, seq }) => say({ appended: seq, sittingId }));
bus.on('activity.state', ({ feed, cause }) => say({ state: feed.status, cause }));
const activity = app.get(ActivityService);
await Promise.all(sittings.map((sitting) => activity.observe(sitting)));
say({ observing: sittings.length });
process.on('message', async ({ drain }) => process.send({ drained: await activity.drain(drain) }));
process.on('SIGTERM', async () => {
  await app.close();
  process.exit(0);
});
