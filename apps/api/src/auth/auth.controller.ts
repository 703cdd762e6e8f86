import { LoginRequest, Me } from '@e5b/contracts';
import { Body, Controller, Get, HttpCode, Post, Req } from '@nestjs/common';
import { ApiOkResponse, ApiTags } from '@nestjs/swagger';
import type { Request } from 'express';
import { Public } from './access.js';
import { AuthService } from './auth.service.js';
import { WebSessions } from './web-sessions.js';

@ApiTags('auth')
@Public()
@Controller('auth')
export class AuthController {
  constructor(
    private readonly auth: AuthService,
    private readonly sessions: WebSessions,
  ) {}

  @Post('login')
  @HttpCode(200)
  @ApiOkResponse({ standardSchema: Me })
  async login(@Body({ schema: LoginRequest }) body: LoginRequest, @Req() request: Request): Promise<Me> {
    const staff = await this.auth.authenticate(body.login, body.password);
    await this.sessions.signInStaff(request, staff.id);
    return { kind: 'staff', ...staff };
  }

  @Post('logout')
  @HttpCode(204)
  async logout(@Req() request: Request): Promise<void> {
    await this.sessions.signOut(request);
  }

  /** Never 401: an anonymous browser is an answer, not an error. */
  @Get('me')
  @ApiOkResponse({ standardSchema: Me })
  async me(@Req() request: Request): Promise<Me> {
    const { staff, candidate } = request.session;
    const user = staff ? await this.auth.activeStaff(staff.id) : null;
    if (user) return { kind: 'staff', ...user };
    return candidate ? { kind: 'candidate', sittingId: candidate.sittingId } : { kind: 'anonymous' };
  }
}
