import { ContextsView, Id, InstallRequest, PackFileName, PublicationRequest, PublicationView } from '@e5b/contracts';
import { Body, Controller, Delete, Get, HttpCode, Param, Post, Query, Req } from '@nestjs/common';
import { ApiCreatedResponse, ApiOkResponse, ApiTags } from '@nestjs/swagger';
import type { Request } from 'express';
import { z } from 'zod';
import { CurrentStaff, type StaffIdentity, StaffOnly } from '../auth/access.js';
import { ContextInstalls } from './context-installs.service.js';
import { ContextViews } from './context-views.js';
import { Publications } from './publications.service.js';

const InstallId = z.object({ id: Id }).meta({ id: 'InstallId' });
type InstallId = z.infer<typeof InstallId>;

const actorOf = ({ id }: StaffIdentity): string => `staff:${id}`;

@ApiTags('contexts')
@StaffOnly('centre')
@Controller('contexts')
export class ContextsController {
  constructor(
    private readonly views: ContextViews,
    private readonly installs: ContextInstalls,
    private readonly publications: Publications,
  ) {}

  @Get()
  @ApiOkResponse({ standardSchema: ContextsView })
  all(): Promise<ContextsView> {
    return this.views.all();
  }

  /** What an address publishes, beside what is installed. */
  @Post('publication')
  @HttpCode(200)
  @ApiOkResponse({ standardSchema: PublicationView })
  publication(
    @Body({ schema: PublicationRequest }) { url }: z.infer<typeof PublicationRequest>,
  ): Promise<PublicationView> {
    return this.publications.view(url);
  }

  @Post('installs')
  @ApiCreatedResponse({ standardSchema: InstallId })
  async install(
    @CurrentStaff() staff: StaffIdentity,
    @Body({ schema: InstallRequest }) body: InstallRequest,
  ): Promise<InstallId> {
    return { id: await this.installs.ask(actorOf(staff), body) };
  }

  /** The body is the pack itself, `application/octet-stream`. */
  @Post('installs/upload')
  @ApiCreatedResponse({ standardSchema: InstallId })
  async upload(
    @CurrentStaff() staff: StaffIdentity,
    @Query('name', { schema: PackFileName }) name: string,
    @Req() request: Request,
  ): Promise<InstallId> {
    const declared = Number(request.headers['content-length'] ?? Number.NaN);
    const bytes = Number.isSafeInteger(declared) ? declared : null;
    return { id: await this.installs.upload(actorOf(staff), name, request, bytes) };
  }

  @Post('installs/:id/cancel')
  @HttpCode(204)
  cancel(@CurrentStaff() staff: StaffIdentity, @Param('id', { schema: Id }) id: string): Promise<void> {
    return this.installs.cancel(actorOf(staff), id);
  }

  @Post('installs/:id/retry')
  @HttpCode(204)
  retry(@CurrentStaff() staff: StaffIdentity, @Param('id', { schema: Id }) id: string): Promise<void> {
    return this.installs.retry(actorOf(staff), id);
  }

  @Delete('installs/:id')
  @HttpCode(204)
  dismiss(@CurrentStaff() staff: StaffIdentity, @Param('id', { schema: Id }) id: string): Promise<void> {
    return this.installs.dismiss(actorOf(staff), id);
  }
}
