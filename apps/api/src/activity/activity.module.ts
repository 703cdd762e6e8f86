import { Module } from '@nestjs/common';
import { ActivityService } from './activity.service.js';
import { ActivityMetrics } from './activity-metrics.js';
import { AssignQuestion } from './assign-question.js';
import { FeedMarks } from './feed-marks.js';
import { ObservationSource } from './observation-source.js';
import { ObserverFactory } from './observer-factory.js';

@Module({
  providers: [ActivityMetrics, ActivityService, AssignQuestion, FeedMarks, ObservationSource, ObserverFactory],
  exports: [ActivityService, AssignQuestion, FeedMarks],
})
export class ActivityModule {}
