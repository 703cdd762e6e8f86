import {
  type ContextSelfTest,
  INSTALL_STEPS,
  type InstallProblem,
  type InstallState,
  type InstallStep,
} from '@e5b/contracts';
import { Injectable } from '@nestjs/common';
import { DataSource, In, Not } from 'typeorm';
import type { QueryDeepPartialEntity } from 'typeorm/query-builder/QueryPartialEntity.js';
import { Clock } from '../common/clock.js';
import { ContextInstallEntity } from './context-install.entity.js';

/** States in which an installation has not ended. */
export const LIVING: readonly InstallState[] = ['queued', ...INSTALL_STEPS];

/** The rows of installations. Each change says from which state it is made, so that none undoes a cancellation. */
@Injectable()
export class InstallRows {
  constructor(
    private readonly db: DataSource,
    private readonly clock: Clock,
  ) {}

  private get repository() {
    return this.db.getRepository(ContextInstallEntity);
  }

  find(id: string): Promise<ContextInstallEntity | null> {
    return this.repository.findOneBy({ id });
  }

  /** The one that was asked for first. */
  next(): Promise<ContextInstallEntity | null> {
    return this.repository.findOne({ where: { state: In([...LIVING]) }, order: { createdAt: 'ASC', id: 'ASC' } });
  }

  newest(count: number): Promise<ContextInstallEntity[]> {
    return this.repository.find({ order: { createdAt: 'DESC', id: 'ASC' }, take: count });
  }

  /** Ids of those whose received file is still needed: under way, or failed by something that passes. */
  async needingFiles(): Promise<Set<string>> {
    const rows = await this.repository.findBy({ state: In([...LIVING, 'failed']) });
    return new Set(rows.filter(({ state, problem }) => state !== 'failed' || problem?.passing).map(({ id }) => id));
  }

  /** False when it is not in one of these states any more. */
  async change(
    id: string,
    from: readonly InstallState[],
    to: QueryDeepPartialEntity<ContextInstallEntity>,
  ): Promise<boolean> {
    const { affected } = await this.repository.update({ id, state: In([...from]) }, to);
    return affected === 1;
  }

  /** Ends it. */
  end(id: string, state: 'refused' | 'failed', problem: InstallProblem, selfTest: ContextSelfTest | null) {
    return this.change(id, LIVING, { state, problem, selfTest, finishedAt: this.clock.now() });
  }

  cancel(id: string): Promise<boolean> {
    return this.change(id, LIVING, { state: 'cancelled', finishedAt: this.clock.now() });
  }

  /** False while it is under way. */
  async removeEnded(id: string): Promise<boolean> {
    const { affected } = await this.repository.delete({ id, state: Not(In([...LIVING])) });
    return affected === 1;
  }

  /** Ms that a step took in the last installation of the same CMS, or null. */
  async lastDuration(step: InstallStep, job: ContextInstallEntity): Promise<number | null> {
    if (!job.pack) return null;
    const done = await this.repository.find({ where: { state: 'ready' }, order: { finishedAt: 'DESC' }, take: 20 });
    return done.find(({ pack }) => pack?.cms === job.pack?.cms)?.timings[step] ?? null;
  }
}
