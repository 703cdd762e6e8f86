import { Global, Module } from '@nestjs/common';
import { APP_GUARD } from '@nestjs/core';
import { Cron, CronExpression } from '@nestjs/schedule';
import { TypeOrmModule } from '@nestjs/typeorm';
import { AccessGuard } from './access.guard.js';
import { AuthController } from './auth.controller.js';
import { AuthService } from './auth.service.js';
import { LoginAttempts } from './login-attempts.js';
import { SESSION_MIDDLEWARE, sessionMiddlewareProvider } from './session.middleware.js';
import { StaffUserEntity } from './staff-user.entity.js';
import { StaffUsers } from './staff-users.service.js';
import { WebSessionEntity } from './web-session.entity.js';
import { WebSessions } from './web-sessions.js';

@Global()
@Module({
  imports: [TypeOrmModule.forFeature([StaffUserEntity, WebSessionEntity])],
  controllers: [AuthController],
  providers: [
    AuthService,
    LoginAttempts,
    StaffUsers,
    WebSessions,
    sessionMiddlewareProvider,
    { provide: APP_GUARD, useClass: AccessGuard },
  ],
  exports: [AuthService, StaffUsers, WebSessions, SESSION_MIDDLEWARE],
})
export class AuthModule {
  constructor(private readonly sessions: WebSessions) {}

  @Cron(CronExpression.EVERY_HOUR)
  async removeExpiredSessions(): Promise<void> {
    await this.sessions.removeExpired();
  }
}
