import type { Cms } from '@e5b/cms-activity';
import { DomainError } from '@e5b/exam-core';
import { recipeFor, socketsIn } from '@e5b/sandbox';
import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { Clock } from '../common/clock.js';
import { Settings } from '../config/settings.js';
import { ReferenceContextEntity } from '../contexts/reference-context.entity.js';
import { SandboxEntity } from '../sandboxes/sandbox.entity.js';
import type { ChangeStream } from './change-stream.js';
import type { ObservedSite } from './journal-shapes.js';
import { ZongjiChangeStream } from './zongji-change-stream.js';

/** What observing one sandbox needs: facts for the interpreter, the stream, and where its journal lies. */
export interface Observation {
  readonly site: ObservedSite & { readonly cms: Cms };
  readonly stream: ChangeStream;
  readonly journalPath: string;
}

@Injectable()
export class ObservationSource {
  constructor(
    private readonly database: DataSource,
    private readonly settings: Settings,
    private readonly clock: Clock,
  ) {}

  journalPath(sandbox: string): string {
    return `${this.settings.paths.journals}/${sandbox}/activity.ndjson`;
  }

  /** The gateway's journal of the sandbox's requests, on the shared data directory. */
  accessPath(sandbox: string): string {
    return `${this.settings.paths.journals}/${sandbox}/access.ndjson`;
  }

  /** @throws DomainError `NOT_FOUND` when there is no such sandbox (any more) */
  async of(name: string): Promise<Observation> {
    const sandbox = await this.database.manager.findOneBy(SandboxEntity, { name });
    const context =
      sandbox && (await this.database.manager.findOneBy(ReferenceContextEntity, { id: sandbox.contextId }));
    if (!sandbox || sandbox.removedAt !== null || !context) throw new DomainError('NOT_FOUND', { sandbox: name });
    const { schema, platformDatabaseUser } = recipeFor(context.cms);
    const { cmsVersion, tablePrefix } = context.manifest;
    return {
      site: { sandbox: name, cms: context.cms, version: cmsVersion, prefix: tablePrefix, origin: sandbox.origin },
      journalPath: this.journalPath(name),
      stream: new ZongjiChangeStream({
        socketPath: socketsIn(`${this.settings.paths.sandboxes}/${name}`).mysql,
        user: platformDatabaseUser,
        password: sandbox.platformPassword,
        schema,
        now: () => this.clock.now(),
      }),
    };
  }
}
