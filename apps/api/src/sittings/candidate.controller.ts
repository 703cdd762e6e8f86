import { CandidateSignInRequest, CandidateTicketRequest, CandidateView, EntryUrl } from '@e5b/contracts';
import { Body, Controller, Get, HttpCode, Post, Req } from '@nestjs/common';
import { ApiOkResponse, ApiTags } from '@nestjs/swagger';
import type { Request } from 'express';
import { CandidateOnly, CurrentCandidate, Public } from '../auth/access.js';
import type { CandidateSession } from '../auth/candidate-session.js';
import { WebSessions } from '../auth/web-sessions.js';
import { CandidateViews } from './candidate-views.js';
import { EnterSandbox } from './enter-sandbox.js';
import { SignInCandidate } from './sign-in-candidate.js';

@ApiTags('candidate')
@CandidateOnly()
@Controller('candidate')
export class CandidateController {
  constructor(
    private readonly signingIn: SignInCandidate,
    private readonly views: CandidateViews,
    private readonly entering: EnterSandbox,
    private readonly sessions: WebSessions,
  ) {}

  @Post('sign-in')
  @Public()
  @HttpCode(200)
  @ApiOkResponse({ standardSchema: CandidateView })
  async signIn(
    @Body({ schema: CandidateSignInRequest }) { code }: CandidateSignInRequest,
    @Req() request: Request,
  ): Promise<CandidateView> {
    return this.views.of(await this.signingIn.signIn(code, request));
  }

  @Get('me')
  @ApiOkResponse({ standardSchema: CandidateView })
  me(@CurrentCandidate() { sittingId }: CandidateSession): Promise<CandidateView> {
    return this.views.of(sittingId);
  }

  @Post('tickets')
  @HttpCode(200)
  @ApiOkResponse({ standardSchema: EntryUrl })
  async ticket(
    @CurrentCandidate() { sittingId }: CandidateSession,
    @Body({ schema: CandidateTicketRequest }) { target }: CandidateTicketRequest,
  ): Promise<EntryUrl> {
    return { url: await this.entering.asCandidate(sittingId, target) };
  }

  @Post('sign-out')
  @HttpCode(204)
  async signOut(@Req() request: Request): Promise<void> {
    await this.sessions.signOut(request);
  }
}
