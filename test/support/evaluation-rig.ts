import { createHash } from 'node:crypto';
import { readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import type { FeedEvent, FeedPage } from '@e5b/contracts';
import { startWindow } from '@e5b/exam-core';
import { Journal } from '@e5b/journal';
import type { ContainerRuntime } from '@e5b/sandbox';
import { FakeContainerRuntime } from '@e5b/sandbox/testing';
import type { NestExpressApplication } from '@nestjs/platform-express';
import request from 'supertest';
import { DataSource } from 'typeorm';
import { ReferenceContextEntity } from '../../apps/api/src/contexts/reference-context.entity.js';
import { EvaluationEntity } from '../../apps/api/src/evaluations/evaluation.entity.js';
import { SittingEntity } from '../../apps/api/src/sittings/sitting.entity.js';
import { SujetEntity } from '../../apps/api/src/sujets/sujet.entity.js';
import { type Agent, eventually } from './exam-rig.js';
import { EXAMINER_LOGIN, ExamSeed, SEED_PASSWORD } from './exam-seed.js';
import { prepareRig, rigApi } from './rig-api.js';

const ROWS = ['q1-contenu', 'q1-seo', 'q2-moderation'];

/** Stands for the observer: a journal on disk and as many acts as asked for. */
class RecordedActivity {
  acts = 3;

  constructor(private readonly journals: string) {}

  observe = () => Promise.resolve();
  countFrom = () => Promise.resolve();
  stop = () => Promise.resolve();
  drain = () => Promise.resolve({ lastChangeAt: 1234, changeCount: 5, complete: true });
  state = () => ({ status: 'off' as const, since: null });
  lastChange = () => Promise.resolve(null);
  journalPath = (sittingId: string) => Promise.resolve(join(this.journals, `${sittingId}.ndjson`));

  /** Two acts a page, so that archives have to ask more than once. */
  page(_sittingId: string, after: number): Promise<FeedPage> {
    const seqs = [after + 1, after + 2].filter((seq) => seq <= this.acts);
    const events = seqs.map((seq) => ({ seq, verb: 'publish', object: 'page', name: `Page ${seq}` }) as FeedEvent);
    const cursor = seqs.at(-1) ?? after;
    return Promise.resolve({ events, cursor, more: cursor < this.acts, feed: { status: 'off', since: null } });
  }
}

/**
 * Evaluations, evidence and printing over a real MariaDB and a real data directory. The observer is a stand-in, and so is
 * the engine unless a test gives a real one.
 */
export class EvaluationRig<Runtime extends ContainerRuntime = FakeContainerRuntime> {
  readonly activity: RecordedActivity;
  app!: NestExpressApplication;
  seed!: ExamSeed;

  private constructor(
    readonly dataDir: string,
    readonly runtime: Runtime,
    private readonly image: string,
  ) {
    this.activity = new RecordedActivity(join(dataDir, 'journals'));
  }

  static start(name: string): Promise<EvaluationRig> {
    return EvaluationRig.over(new FakeContainerRuntime(), 'e5b/wordpress:test', name);
  }

  static async over<R extends ContainerRuntime>(runtime: R, image: string, name: string): Promise<EvaluationRig<R>> {
    const dataDir = await prepareRig(name);
    const rig = new EvaluationRig(dataDir, runtime, image);
    await rig.startApi();
    rig.seed = await ExamSeed.plant(() => rig.db);
    await rig.plantGrille();
    await rig.plantImage();
    return rig;
  }

  get db(): DataSource {
    return this.app.get(DataSource);
  }

  /** After `stopApi` again on the same data, as a new process would. */
  async startApi(): Promise<void> {
    this.app = await rigApi(await this.parts());
    await this.app.listen(0, '127.0.0.1');
  }

  async stopApi(): Promise<void> {
    await this.app.close();
  }

  async stop(): Promise<void> {
    await this.app.close();
    for (const sandbox of await this.runtime.list(this.instance)) await this.runtime.remove(sandbox);
    rmSync(this.dataDir, { recursive: true, force: true });
  }

  async agent(login = EXAMINER_LOGIN): Promise<Agent> {
    const agent = request.agent(this.app.getHttpServer());
    await agent.post('/api/auth/login').send({ login, password: SEED_PASSWORD }).expect(200);
    return agent;
  }

  /** A sitting whose clock runs, with a sandbox that holds a file and a journal of three lines. */
  async running(): Promise<{ id: string; slotId: string; sandbox: string }> {
    const { slotId, sittings } = await this.seed.slot({ count: 1 });
    const id = sittings[0]?.id ?? '';
    const sandbox = await this.makeSandbox();
    const repository = this.db.getRepository(SittingEntity);
    const { window } = await repository.findOneByOrFail({ id });
    const running = startWindow({ ...window, extraSeconds: 800 }, Date.now());
    await repository.update({ id }, { state: 'running', window: running, sandboxName: sandbox });
    const journal = await Journal.open(await this.activity.journalPath(id));
    await journal.append([1, 2, 3].map((at) => ({ kind: 'commit', at, data: { row: at } })));
    await journal.close();
    return { id, slotId, sandbox };
  }

  /** Ends the window; the exam engine collects and archives the work by itself. */
  async close(id: string): Promise<void> {
    const repository = this.db.getRepository(SittingEntity);
    const { window } = await repository.findOneByOrFail({ id });
    const ended = { ...window, endedAt: (window.startedAt ?? 0) + 2_400_000 };
    await repository.update({ id }, { state: 'closing', window: ended, endedBy: 'time' });
    await eventually(async () => (await this.sitting(id)).state === 'closed', 15_000);
  }

  sitting(id: string): Promise<SittingEntity> {
    return this.db.getRepository(SittingEntity).findOneByOrFail({ id });
  }

  evaluation(sittingId: string): Promise<EvaluationEntity> {
    return this.db.getRepository(EvaluationEntity).findOneByOrFail({ sittingId });
  }

  get publicKey(): string {
    return readFileSync(join(this.dataDir, 'keys/api.pub.pem'), 'utf8');
  }

  evidencePath(sittingId: string, name = ''): string {
    return join(this.dataDir, 'evidence', sittingId, name);
  }

  /** Of the containers that are there. */
  async sandboxNames(): Promise<string[]> {
    return (await this.runtime.list(this.instance)).map(({ name }) => name);
  }

  private get instance(): string {
    return createHash('sha256').update(this.dataDir).digest('hex').slice(0, 8);
  }

  private async makeSandbox(): Promise<string> {
    const { SandboxesService } = await import('../../apps/api/src/sandboxes/sandboxes.service.js');
    const sandboxes = this.app.get(SandboxesService);
    const { id } = await this.db.getRepository(ReferenceContextEntity).findOneByOrFail({ code: 'test-wordpress' });
    const { name } = await this.db.transaction((manager) => sandboxes.reserve(manager, id));
    await sandboxes.launch(name);
    if (this.runtime instanceof FakeContainerRuntime) {
      this.runtime.writeFile(
        { name, instance: this.instance },
        '/var/www/html/wp-content/uploads/logo.png',
        'une image',
      );
    }
    return name;
  }

  private async plantImage(): Promise<void> {
    const contexts = this.db.getRepository(ReferenceContextEntity);
    const { id, manifest } = await contexts.findOneByOrFail({ code: 'test-wordpress' });
    const accounts = [{ label: 'Administration', login: 'candidat', password: 'ravaude-2026' }];
    await contexts.update({ id }, { image: this.image, manifest: { ...manifest, accounts } });
  }

  private async plantGrille(): Promise<void> {
    const sujets = this.db.getRepository(SujetEntity);
    const { id, grille } = await sujets.findOneByOrFail({ code: 'TEST-A' });
    const rows = ROWS.map((row) => ({
      id: row,
      question: row.slice(0, 2).toUpperCase(),
      criterion: `Critère ${row}`,
      competence: 'Compétence',
      weight: 1,
    }));
    await sujets.update({ id }, { grille: { ...grille, rows } });
  }

  /** Imported late: the settings are read when these modules are loaded. */
  private async parts() {
    const rooms = await Promise.all([
      import('../../apps/api/src/sittings/sittings.module.js').then((m) => m.SittingsModule),
      import('../../apps/api/src/evaluations/evaluations.module.js').then((m) => m.EvaluationsModule),
      import('../../apps/api/src/printing/printing.module.js').then((m) => m.PrintingModule),
    ]);
    const { CONTAINER_RUNTIME } = await import('../../apps/api/src/engine/container-runtime.provider.js');
    const { ActivityService } = await import('../../apps/api/src/activity/activity.service.js');
    const replaced = [
      [CONTAINER_RUNTIME, this.runtime],
      [ActivityService, this.activity],
    ] as const;
    return { rooms, replaced };
  }
}
