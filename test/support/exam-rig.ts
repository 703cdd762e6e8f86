import { type ChildProcess, spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { once } from 'node:events';
import { realpathSync, rmSync } from 'node:fs';
import { get } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import type { Lease } from '@e5b/contracts';
import { FakeContainerRuntime } from '@e5b/sandbox/testing';
import type { NestExpressApplication } from '@nestjs/platform-express';
import request from 'supertest';
import { DataSource } from 'typeorm';
import { Clock } from '../../apps/api/src/common/clock.js';
import { SandboxEntity } from '../../apps/api/src/sandboxes/sandbox.entity.js';
import { IncidentEntity } from '../../apps/api/src/sittings/incident.entity.js';
import { SittingEntity } from '../../apps/api/src/sittings/sitting.entity.js';
import { EXAMINER_LOGIN, ExamSeed, SEED_PASSWORD, type SeededSlot } from './exam-seed.js';
import { prepareRig, rigApi } from './rig-api.js';
import { SocketProxy } from './socket-proxy.js';
import { testSetting } from './test-setting.js';

const GATEWAY = join(import.meta.dirname, '../../apps/gateway/dist/main.js');
export type Agent = ReturnType<typeof request.agent>;

export interface CallBelow {
  what: string;
  sittingId: string;
}

/** What the exam engine asked of the rooms that this rig replaces. */
export class RoomsBelow {
  readonly calls: CallBelow[] = [];
  private readonly observed = new Set<string>();
  /** So many tries to collect the work fail. */
  failCollecting = 0;
  archive: { stage: 'work' | 'complete'; verifiedAt: number | null } | null = null;

  readonly activity = {
    observe: ({ sittingId }: { sittingId: string }) => {
      this.observed.add(sittingId);
      return this.note('observe', sittingId, undefined);
    },
    countFrom: (sittingId: string) => this.note('countFrom', sittingId, undefined),
    drain: (id: string) => this.note('drain', id, { lastChangeAt: 1234, changeCount: 5, complete: true }),
    stop: (sittingId: string) => this.note('stop', sittingId, undefined),
    state: (sittingId: string) => ({
      status: this.observed.has(sittingId) ? ('live' as const) : ('off' as const),
      since: 1,
    }),
    lastChange: () => Promise.resolve(null),
  };
  readonly evidence = {
    collectWork: ({ sittingId }: { sittingId: string }, options?: { sandboxLost?: boolean }) => {
      if (this.failCollecting-- > 0) return Promise.reject(new Error('disk full, says the test'));
      return this.note(options?.sandboxLost ? 'collect without sandbox' : 'collect', sittingId, {
        sha256: 'f'.repeat(64),
      });
    },
    latest: () => Promise.resolve(this.archive),
  };

  of(sittingId: string): CallBelow[] {
    return this.calls.filter((call) => call.sittingId === sittingId);
  }

  private note<T>(what: string, sittingId: string, answer: T): Promise<T> {
    this.calls.push({ what, sittingId });
    return Promise.resolve(answer);
  }
}

type HeldLease = Pick<Lease, 'sandbox' | 'state' | 'version' | 'opensAt' | 'closesAt' | 'entriesFrom'>;

/**
 * The exam engine in this process, over a real MariaDB and a real gateway process; the container engine is the fake that
 * passes the contract suite, observer and evidence are noted calls.
 */
export class ExamRig {
  readonly runtime = new FakeContainerRuntime();
  below = new RoomsBelow();
  app!: NestExpressApplication;
  seed!: ExamSeed;
  private gateway: ChildProcess | null = null;
  private wallShift = 0;

  private constructor(
    readonly dataDir: string,
    /** The way to MariaDB: cut it, and it is as if MariaDB had stopped. */
    readonly database: SocketProxy,
  ) {}

  static async start(name: string): Promise<ExamRig> {
    const dataDir = await prepareRig(name, (directory) => ({
      E5B_DB_SOCKET: join(directory, 'db.sock'),
      E5B_SANDBOX_GRACE_MINUTES: '0',
    }));
    const rig = new ExamRig(dataDir, new SocketProxy(join(dataDir, 'db.sock'), testSetting('E5B_TEST_DB_SOCKET')));
    await rig.database.join();
    await rig.startApi();
    rig.seed = await ExamSeed.plant(() => rig.db);
    await rig.startGateway();
    return rig;
  }

  get db(): DataSource {
    return this.app.get(DataSource);
  }

  /** Starts the engine; after `stopApi` again on the same data, as a new process would. */
  async startApi(): Promise<void> {
    this.app = await rigApi(await this.parts());
    const clock = this.app.get(Clock);
    const truly = clock.reading.bind(clock);
    clock.reading = () => ({ ...truly(), wall: truly().wall + this.wallShift });
    await this.app.listen(0, '127.0.0.1');
  }

  async stopApi(): Promise<void> {
    await this.app.close();
  }

  get port(): number {
    return (this.app.getHttpServer().address() as AddressInfo).port;
  }

  async startGateway(): Promise<void> {
    const env = {
      PATH: process.env.PATH,
      E5B_DATA_DIR: this.dataDir,
      E5B_GATEWAY_PORT: String(20_000 + (process.pid % 20_000)),
    };
    const child = spawn(process.execPath, [GATEWAY], { env, stdio: 'ignore' });
    this.gateway = child;
    await eventually(() => this.control('/health/ready').then(({ status }) => status === 200));
  }

  async killGateway(): Promise<void> {
    const child = this.gateway;
    this.gateway = null;
    if (!child || child.exitCode !== null) return;
    const gone = once(child, 'exit');
    child.kill('SIGKILL');
    await gone;
  }

  /** As if the gateway's disk had been replaced. */
  forgetLeases(): void {
    rmSync(join(this.dataDir, 'leases'), { recursive: true, force: true });
  }

  /** The lease that the gateway enforces for a sandbox. */
  async lease(sandbox: string): Promise<HeldLease | null> {
    const { body } = await this.control('/leases');
    return (JSON.parse(body) as HeldLease[]).find((lease) => lease.sandbox === sandbox) ?? null;
  }

  async stop(): Promise<void> {
    await this.app.close();
    await this.killGateway();
    await this.runtime.removeAll();
    await this.database.cut();
    rmSync(this.dataDir, { recursive: true, force: true });
  }

  agent(): Agent {
    return request.agent(this.app.getHttpServer());
  }

  async examiner(login = EXAMINER_LOGIN): Promise<Agent> {
    const agent = this.agent();
    await agent.post('/api/auth/login').send({ login, password: SEED_PASSWORD }).expect(200);
    return agent;
  }

  async sitting(id: string): Promise<SittingEntity> {
    return this.db.getRepository(SittingEntity).findOneByOrFail({ id });
  }

  get instance(): string {
    return createHash('sha256').update(realpathSync(this.dataDir)).digest('hex').slice(0, 8);
  }

  /** Moves the wall clock as the api sees it, in ms from the true one. */
  shiftWallClock(ms: number): void {
    this.wallShift = ms;
  }

  async sandbox(name: string): Promise<SandboxEntity> {
    return this.db.getRepository(SandboxEntity).findOneByOrFail({ name });
  }

  /** Rows of sandboxes that should have a container. */
  sandboxCount(): Promise<number> {
    return this.db.getRepository(SandboxEntity).countBy({ state: 'ready' });
  }

  async incidents(sittingId: string): Promise<IncidentEntity[]> {
    return this.db.getRepository(IncidentEntity).findBy({ sittingId });
  }

  async untilIncident(sittingId: string, kind: string): Promise<IncidentEntity> {
    await eventually(async () => (await this.incidents(sittingId)).some((each) => each.kind === kind));
    return (await this.incidents(sittingId)).find((each) => each.kind === kind) as IncidentEntity;
  }

  async untilIncidents(sittingId: string, kind: string, count: number): Promise<void> {
    await eventually(
      async () => (await this.incidents(sittingId)).filter((each) => each.kind === kind).length >= count,
    );
  }

  async untilLease(sandbox: string, state: string): Promise<void> {
    await eventually(async () => (await this.lease(sandbox))?.state === state);
  }

  async untilState(id: string, state: string, timeoutMs?: number): Promise<SittingEntity> {
    await eventually(async () => (await this.sitting(id)).state === state, timeoutMs);
    return this.sitting(id);
  }

  /** Opens a slot and brings every candidate to « identity confirmed ». */
  async ready(examiner: Agent, slot: SeededSlot): Promise<Agent[]> {
    await examiner.post(`/api/slots/${slot.slotId}/open`).expect(200);
    const candidates: Agent[] = [];
    for (const { id, code } of slot.sittings) {
      await this.untilState(id, 'waiting');
      const candidate = this.agent();
      await candidate.post('/api/candidate/sign-in').send({ code }).expect(200);
      await examiner.post(`/api/sittings/${id}/identity`).send({ confirmed: true }).expect(200);
      candidates.push(candidate);
    }
    return candidates;
  }

  private control(path: string): Promise<{ status: number; body: string }> {
    return new Promise((resolve, reject) => {
      get({ socketPath: join(this.dataDir, 'run/gateway.sock'), path }, (answer) => {
        const chunks: Buffer[] = [];
        answer.on('data', (chunk: Buffer) => chunks.push(chunk));
        answer.on('end', () => resolve({ status: answer.statusCode ?? 0, body: Buffer.concat(chunks).toString() }));
      }).on('error', reject);
    });
  }

  /** Imported late: the settings are read when these modules are loaded. */
  private async parts() {
    const rooms = await Promise.all([
      import('../../apps/api/src/sandboxes/sandboxes.module.js').then((m) => m.SandboxesModule),
      import('../../apps/api/src/sittings/sittings.module.js').then((m) => m.SittingsModule),
      import('../../apps/api/src/realtime/realtime.module.js').then((m) => m.RealtimeModule),
    ]);
    const { CONTAINER_RUNTIME } = await import('../../apps/api/src/engine/container-runtime.provider.js');
    const { ActivityService } = await import('../../apps/api/src/activity/activity.service.js');
    const { EvidenceService } = await import('../../apps/api/src/evidence/evidence.service.js');
    const replaced = [
      [CONTAINER_RUNTIME, this.runtime],
      [ActivityService, this.below.activity],
      [EvidenceService, this.below.evidence],
    ] as const;
    return { rooms, replaced };
  }
}

/** Waits until `condition` holds; an error counts as « not yet ». */
export async function eventually(condition: () => Promise<boolean>, timeoutMs = 10_000): Promise<void> {
  const deadline = performance.now() + timeoutMs;
  for (;;) {
    if (await condition().catch(() => false)) return;
    if (performance.now() > deadline) throw new Error(`Not within ${timeoutMs} ms: ${condition.toString()}`);
    await pause(25);
  }
}
