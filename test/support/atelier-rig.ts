import { generateKeyPairSync, type KeyObject } from 'node:crypto';
import { rmSync } from 'node:fs';
import { mkdir, writeFile } from 'node:fs/promises';
import type { Server } from 'node:net';
import { join } from 'node:path';
import { serveAgent, signerOf } from '@e5b/context-pack';
import type { Atelier, AteliersView } from '@e5b/contracts';
import { FakeContainerRuntime, FakeImageBaker } from '@e5b/sandbox/testing';
import type { NestExpressApplication } from '@nestjs/platform-express';
import request from 'supertest';
import { DataSource } from 'typeorm';
import { AtelierEntity } from '../../apps/api/src/atelier/atelier.entity.js';
import { hashPassword } from '../../apps/api/src/auth/password.js';
import { StaffUserEntity } from '../../apps/api/src/auth/staff-user.entity.js';
import { ReferenceContextEntity } from '../../apps/api/src/contexts/reference-context.entity.js';
import { type Agent, eventually } from './exam-rig.js';
import { SEED_PASSWORD } from './exam-seed.js';
import { prepareRig, rigApi } from './rig-api.js';

export const PASSPHRASE = 'une phrase assez longue';
const AUTHORS = { claire: 'Claire Aubin', marc: 'Marc Delmas' } as const;

/** The room of ateliers over a real MariaDB; engine and baker are the fakes of the contract suites, the gateway takes every order. */
export class AtelierRig {
  readonly runtime = new FakeContainerRuntime();
  readonly publicKey: KeyObject;
  app!: NestExpressApplication;
  claire!: Agent;
  marc!: Agent;
  centre!: Agent;
  contextId = '';
  private readonly held = new Map<string, number>();
  private readonly privateKey: KeyObject;

  private constructor(readonly dataDir: string) {
    const pair = generateKeyPairSync('ed25519');
    this.publicKey = pair.publicKey;
    this.privateKey = pair.privateKey;
  }

  static async start(name: string): Promise<AtelierRig> {
    const rig = new AtelierRig(
      await prepareRig(name, (dataDir) => ({ E5B_SIGNING_AGENT: join(dataDir, 'agent.sock') })),
    );
    await rig.startApi();
    await rig.seed();
    await rig.signIn();
    return rig;
  }

  async startApi(): Promise<void> {
    this.app = await rigApi(await this.parts());
    await this.app.listen(0, '127.0.0.1');
  }

  async signIn(): Promise<void> {
    this.claire = await this.agent('claire');
    this.marc = await this.agent('marc');
    this.centre = await this.agent('centre');
  }

  async stop(): Promise<void> {
    await this.app.close();
    await this.runtime.removeAll();
    rmSync(this.dataDir, { recursive: true, force: true });
  }

  at(...names: string[]): string {
    return join(this.dataDir, ...names);
  }

  async view(agent = this.claire): Promise<AteliersView> {
    return (await agent.get('/api/ateliers').expect(200)).body as AteliersView;
  }

  async atelier(id: string, agent = this.claire): Promise<Atelier> {
    const found = (await this.view(agent)).ateliers.find((each) => each.id === id);
    if (!found) throw new Error(`no atelier ${id}`);
    return found;
  }

  async until(id: string, state: Atelier['state']): Promise<Atelier> {
    await eventually(async () => (await this.atelier(id)).state === state);
    return this.atelier(id);
  }

  async open(agent = this.claire): Promise<string> {
    const { body } = await agent.post('/api/ateliers').send({ contextId: this.contextId }).expect(201);
    const { id } = body as { id: string };
    await this.until(id, 'open');
    return id;
  }

  /** As if the author had published an article in the site. */
  async writeArticle(id: string, number: number, title: string): Promise<void> {
    const ref = { instance: await this.instance(), name: (await this.row(id)).sandboxName };
    this.runtime.writeRows(ref, `INSERT INTO \`wp_posts\` VALUES (${number},'${title}','post','publish')`);
  }

  /** The authors' key, held open by an agent. */
  startAgent(name: string): Promise<Server> {
    return serveAgent(this.at('agent.sock'), signerOf(this.privateKey), { name });
  }

  row(id: string): Promise<AtelierEntity> {
    return this.app.get(DataSource).getRepository(AtelierEntity).findOneByOrFail({ id });
  }

  async instance(): Promise<string> {
    const { Settings } = await import('../../apps/api/src/config/settings.js');
    return this.app.get(Settings).paths.instance;
  }

  private async agent(login: string): Promise<Agent> {
    const agent = request.agent(this.app.getHttpServer());
    await agent.post('/api/auth/login').send({ login, password: SEED_PASSWORD }).expect(200);
    return agent;
  }

  private async seed(): Promise<void> {
    const db = this.app.get(DataSource);
    const passwordHash = await hashPassword(SEED_PASSWORD);
    const users = db.getRepository(StaffUserEntity);
    for (const [login, name] of Object.entries(AUTHORS))
      await users.save({ login, name, role: 'author' as const, passwordHash, active: true });
    await users.save({ login: 'centre', name: 'Centre', role: 'centre' as const, passwordHash, active: true });
    const context = await db.getRepository(ReferenceContextEntity).save({
      code: 'ravaude',
      version: '1',
      title: 'Atelier Ravaude',
      cms: 'wordpress' as const,
      image: 'e5b/wordpress:rig',
      manifest: {
        session: '2026',
        cmsVersion: '6.1',
        theme: 'Simple',
        tablePrefix: 'wp_',
        defaultDurationSeconds: 2400,
        accounts: [{ label: 'Administration', login: 'candidat', password: 'ravaude-2026' }],
      },
    });
    this.contextId = context.id;
    const keys = this.at('contexts', 'cles-auteurs');
    const pem = { type: 'pkcs8', format: 'pem' } as const;
    const locked = this.privateKey.export({ ...pem, cipher: 'aes-256-cbc', passphrase: PASSPHRASE });
    await writeFile(join(keys, 'equipe.key.pem'), locked);
    await writeFile(join(keys, 'nue.key.pem'), this.privateKey.export(pem));
    await mkdir(join(keys, 'dossier.key.pem'), { recursive: true });
  }

  /** Imported late: the settings are read when these modules are loaded. */
  private async parts() {
    const { AtelierModule } = await import('../../apps/api/src/atelier/atelier.module.js');
    const { CONTAINER_RUNTIME } = await import('../../apps/api/src/engine/container-runtime.provider.js');
    const { IMAGE_BAKER } = await import('../../apps/api/src/engine/image-baker.provider.js');
    const { GatewayControl } = await import('../../apps/api/src/sandboxes/gateway-control.js');
    const gateway = {
      order: (_method: string, sandbox: string, { payload }: { payload: string }) => {
        this.held.set(sandbox, (JSON.parse(payload) as { version: number }).version);
        return Promise.resolve('taken');
      },
      versions: () => Promise.resolve(new Map(this.held)),
      writesInFlight: () => Promise.resolve(0),
    };
    const replaced = [
      [CONTAINER_RUNTIME, this.runtime],
      [IMAGE_BAKER, new FakeImageBaker()],
      [GatewayControl, gateway],
    ] as const;
    return { rooms: [AtelierModule], replaced };
  }
}
