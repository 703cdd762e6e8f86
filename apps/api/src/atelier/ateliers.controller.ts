import { createReadStream } from 'node:fs';
import {
  AtelierChanges,
  AtelierEntryRequest,
  AteliersView,
  EntryUrl,
  Id,
  OpenAtelierRequest,
  PublishVersionRequest,
} from '@e5b/contracts';
import { DomainError } from '@e5b/exam-core';
import { Body, Controller, Get, HttpCode, Param, Post, StreamableFile } from '@nestjs/common';
import { ApiCreatedResponse, ApiOkResponse, ApiTags } from '@nestjs/swagger';
import { DataSource } from 'typeorm';
import { z } from 'zod';
import { CurrentStaff, type StaffIdentity, StaffOnly } from '../auth/access.js';
import { AtelierFolders } from './atelier-folders.js';
import { AtelierPublicationEntity } from './atelier-publication.entity.js';
import { AtelierViews } from './atelier-views.js';
import { AteliersService } from './ateliers.service.js';
import { OvertakenChanges } from './overtaken-changes.js';

const AtelierId = z.object({ id: Id }).meta({ id: 'AtelierId' });

@ApiTags('ateliers')
@StaffOnly('author', 'centre')
@Controller('ateliers')
export class AteliersController {
  constructor(
    private readonly views: AtelierViews,
    private readonly ateliers: AteliersService,
    private readonly overtaken: OvertakenChanges,
    private readonly folders: AtelierFolders,
    private readonly db: DataSource,
  ) {}

  @Get()
  @ApiOkResponse({ standardSchema: AteliersView })
  all(@CurrentStaff() staff: StaffIdentity): Promise<AteliersView> {
    return this.views.all(staff);
  }

  @Post()
  @ApiCreatedResponse({ standardSchema: AtelierId })
  async open(
    @CurrentStaff() staff: StaffIdentity,
    @Body({ schema: OpenAtelierRequest }) request: OpenAtelierRequest,
  ): Promise<z.infer<typeof AtelierId>> {
    return { id: await this.ateliers.open(staff, request) };
  }

  @Post(':id/enter')
  @HttpCode(200)
  @ApiOkResponse({ standardSchema: EntryUrl })
  async enter(
    @CurrentStaff() staff: StaffIdentity,
    @Param('id', { schema: Id }) id: string,
    @Body({ schema: AtelierEntryRequest }) { target }: z.infer<typeof AtelierEntryRequest>,
  ): Promise<EntryUrl> {
    return { url: await this.ateliers.enter(staff, id, target) };
  }

  @Post(':id/compare')
  @HttpCode(202)
  compare(@CurrentStaff() staff: StaffIdentity, @Param('id', { schema: Id }) id: string): Promise<void> {
    return this.ateliers.compare(staff, id);
  }

  /** What the newest version changed that this atelier was not opened from. */
  @Get(':id/overtaken')
  @ApiOkResponse({ standardSchema: AtelierChanges })
  overtakenBy(@Param('id', { schema: Id }) id: string): Promise<AtelierChanges> {
    return this.overtaken.changes(id);
  }

  @Post(':id/publish')
  @HttpCode(202)
  publish(
    @CurrentStaff() staff: StaffIdentity,
    @Param('id', { schema: Id }) id: string,
    @Body({ schema: PublishVersionRequest }) body: PublishVersionRequest,
  ): Promise<void> {
    return this.ateliers.publish(staff, id, body);
  }

  @Post(':id/close')
  @HttpCode(204)
  close(@CurrentStaff() staff: StaffIdentity, @Param('id', { schema: Id }) id: string): Promise<void> {
    return this.ateliers.close(staff, id);
  }

  /** The signed pack of a published version. */
  @Get('published/:id/file')
  async file(@Param('id', { schema: Id }) id: string): Promise<StreamableFile> {
    const found = await this.db.getRepository(AtelierPublicationEntity).findOneBy({ id });
    if (!found) throw new DomainError('NOT_FOUND');
    return new StreamableFile(createReadStream(this.folders.publishedPack(found.fileName)), {
      type: 'application/octet-stream',
      disposition: `attachment; filename="${found.fileName}"`,
      length: found.bytes,
    });
  }
}
