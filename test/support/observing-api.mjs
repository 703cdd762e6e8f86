// The api's observer alone, as a process that a test may kill: `node observing-api.mjs <sittingId> <slotId> <sandbox>`.
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
const [sittingId, slotId, sandbox] = process.argv.slice(2);
const app = await NestFactory.createApplicationContext(ObservingApi, { logger: ['error'] });
const bus = app.get(EventBus);
bus.on('activity.appended', ({ seq }) => say({ appended: seq, at: performance.timeOrigin + performance.now() }));
bus.on('activity.state', ({ feed, cause }) => say({ state: feed.status, cause }));
const activity = app.get(ActivityService);
await activity.observe({ sittingId, slotId, sandbox });
say({ observing: sittingId });
process.on('message', async ({ ask, until }) => {
  if (ask === 'drain') process.send({ drained: await activity.drain(sittingId, until === undefined ? {} : { until }) });
});
process.on('SIGTERM', async () => {
  await app.close();
  process.exit(0);
});
