import { Module } from '@nestjs/common';
import { ActivityService } from './activity.service.js';
import { ActivityMetrics } from './activity-metrics.js';
import { ObservationSource } from './observation-source.js';
import { ObserverFactory } from './observer-factory.js';

@Module({
  providers: [ActivityMetrics, ActivityService, ObservationSource, ObserverFactory],
  exports: [ActivityService],
})
export class ActivityModule {}
