import { join } from 'node:path';
import { Module, StandardSchemaValidationPipe } from '@nestjs/common';
import { APP_FILTER, APP_PIPE } from '@nestjs/core';
import { ScheduleModule } from '@nestjs/schedule';
import { ServeStaticModule } from '@nestjs/serve-static';
import { ThrottlerModule } from '@nestjs/throttler';
import { ActivityModule } from './activity/activity.module.js';
import { AtelierModule } from './atelier/atelier.module.js';
import { AuditModule } from './audit/audit.module.js';
import { AuthModule } from './auth/auth.module.js';
import { CentreModule } from './centre/centre.module.js';
import { ApiErrorFilter } from './common/api-error.filter.js';
import { CommonModule } from './common/common.module.js';
import { LoggingModule } from './common/logging.module.js';
import { SettingsModule } from './config/config.module.js';
import { Settings } from './config/settings.js';
import { ContextsModule } from './contexts/contexts.module.js';
import { DatabaseModule } from './database/database.module.js';
import { EngineModule } from './engine/engine.module.js';
import { EvaluationsModule } from './evaluations/evaluations.module.js';
import { EventsModule } from './events/events.module.js';
import { EvidenceModule } from './evidence/evidence.module.js';
import { HealthModule } from './health/health.module.js';
import { PrintingModule } from './printing/printing.module.js';
import { RealtimeModule } from './realtime/realtime.module.js';
import { SandboxesModule } from './sandboxes/sandboxes.module.js';
import { SittingsModule } from './sittings/sittings.module.js';

@Module({
  imports: [
    SettingsModule,
    LoggingModule,
    CommonModule,
    EventsModule,
    DatabaseModule,
    ScheduleModule.forRoot(),
    ThrottlerModule.forRoot([{ name: 'default', ttl: 60_000, limit: 1200 }]),
    ServeStaticModule.forRootAsync({
      inject: [Settings],
      useFactory: (settings: Settings) => [
        {
          rootPath: settings.env.E5B_WEB_DIST ?? join(import.meta.dirname, '../../web/dist'),
          exclude: ['/api/{*rest}', '/socket.io/{*rest}', '/health/{*rest}', '/metrics'],
        },
      ],
    }),
    AuditModule,
    AuthModule,
    EngineModule,
    ContextsModule,
    SandboxesModule,
    ActivityModule,
    EvidenceModule,
    SittingsModule,
    EvaluationsModule,
    PrintingModule,
    CentreModule,
    AtelierModule,
    RealtimeModule,
    HealthModule,
  ],
  providers: [
    { provide: APP_PIPE, useClass: StandardSchemaValidationPipe },
    { provide: APP_FILTER, useClass: ApiErrorFilter },
  ],
})
export class AppModule {}
