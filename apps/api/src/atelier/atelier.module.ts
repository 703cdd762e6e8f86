import { Module } from '@nestjs/common';
import { ContextsModule } from '../contexts/contexts.module.js';
import { SandboxesModule } from '../sandboxes/sandboxes.module.js';
import { AtelierFolders } from './atelier-folders.js';
import { AtelierProgresses } from './atelier-progress.js';
import { AtelierRows } from './atelier-rows.js';
import { AtelierSteps } from './atelier-steps.js';
import { AtelierViews } from './atelier-views.js';
import { AtelierWorks } from './atelier-works.js';
import { AteliersController } from './ateliers.controller.js';
import { AteliersService } from './ateliers.service.js';
import { AuthorKeys } from './author-keys.js';
import { BlankSites } from './blank-sites.js';
import { KnownVersions } from './known-versions.js';
import { OvertakenChanges } from './overtaken-changes.js';
import { PackAtelier } from './pack-atelier.js';
import { PublishVersion } from './publish-version.js';
import { WorkAteliers } from './work-ateliers.task.js';

@Module({
  imports: [ContextsModule, SandboxesModule],
  controllers: [AteliersController],
  providers: [
    AtelierFolders,
    AtelierProgresses,
    AtelierRows,
    AtelierSteps,
    AtelierViews,
    AtelierWorks,
    AteliersService,
    AuthorKeys,
    BlankSites,
    KnownVersions,
    OvertakenChanges,
    PackAtelier,
    PublishVersion,
    WorkAteliers,
  ],
})
export class AtelierModule {}
