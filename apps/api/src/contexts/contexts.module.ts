import { Module } from '@nestjs/common';
import { BakeContext } from './bake-context.js';
import { ContextFolders } from './context-folders.js';
import { ContextImages } from './context-images.js';
import { ContextInstalls } from './context-installs.service.js';
import { ContextTrust } from './context-trust.js';
import { ContextViews } from './context-views.js';
import { ContextsController } from './contexts.controller.js';
import { InstallContexts } from './install-contexts.task.js';
import { InstallProgresses } from './install-progress.js';
import { InstallRows } from './install-rows.js';
import { InstallRun } from './install-run.js';
import { InstallSteps } from './install-steps.js';
import { InstalledContexts } from './installed-contexts.js';
import { Publications } from './publications.service.js';
import { RecordContext } from './record-context.js';
import { TryContext } from './try-context.js';

@Module({
  controllers: [ContextsController],
  providers: [
    BakeContext,
    ContextFolders,
    ContextImages,
    ContextInstalls,
    ContextTrust,
    ContextViews,
    InstallContexts,
    InstallProgresses,
    InstallRows,
    InstallRun,
    InstallSteps,
    InstalledContexts,
    Publications,
    RecordContext,
    TryContext,
  ],
  exports: [ContextFolders, ContextImages, ContextInstalls, InstalledContexts],
})
export class ContextsModule {}
