import { existsSync, readdirSync, rmSync } from 'node:fs';
import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { type PackSigner, publicPem } from '@e5b/context-pack';
import type { ContextInstall, ContextsView, InstallState } from '@e5b/contracts';
import { FakeContainerRuntime, FakeImageBaker } from '@e5b/sandbox/testing';
import type { NestExpressApplication } from '@nestjs/platform-express';
import request from 'supertest';
import { DataSource } from 'typeorm';
import { hashPassword } from '../../apps/api/src/auth/password.js';
import { StaffUserEntity } from '../../apps/api/src/auth/staff-user.entity.js';
import { newSigner } from './context-packs.js';
import { type Agent, eventually } from './exam-rig.js';
import { SEED_PASSWORD } from './exam-seed.js';
import { prepareRig, rigApi } from './rig-api.js';

/** The room of contexts over a real MariaDB and a real data directory; baker and engine are the fakes of the contract suites. */
export class ContextRig {
  readonly runtime = new FakeContainerRuntime();
  readonly baker = new FakeImageBaker();
  /** The national team, whose key this centre pins. */
  readonly team: PackSigner = newSigner();
  app!: NestExpressApplication;
  centre!: Agent;

  private constructor(readonly dataDir: string) {}

  static async start(name: string, env: Record<string, string> = {}): Promise<ContextRig> {
    const rig = new ContextRig(await prepareRig(name, () => env));
    await rig.startApi();
    const users = rig.app.get(DataSource).getRepository(StaffUserEntity);
    const passwordHash = await hashPassword(SEED_PASSWORD);
    await users.save({ login: 'centre', name: 'Centre', role: 'centre' as const, passwordHash, active: true });
    await rig.signIn();
    await rig.pin(rig.team, 'equipe');
    return rig;
  }

  async startApi(): Promise<void> {
    this.app = await rigApi(await this.parts());
    await this.app.listen(0, '127.0.0.1');
  }

  async stopApi(): Promise<void> {
    await this.app.close();
  }

  async signIn(): Promise<void> {
    this.centre = request.agent(this.app.getHttpServer());
    await this.centre.post('/api/auth/login').send({ login: 'centre', password: SEED_PASSWORD }).expect(200);
  }

  async stop(): Promise<void> {
    await this.app.close();
    await this.runtime.removeAll();
    rmSync(this.dataDir, { recursive: true, force: true });
  }

  /** Where the room keeps its files. */
  at(...names: string[]): string {
    return join(this.dataDir, 'contexts', ...names);
  }

  async pin(signer: PackSigner, name: string): Promise<void> {
    await writeFile(this.at('cles', `${name}.pub.pem`), publicPem(signer.publicKey));
  }

  async view(): Promise<ContextsView> {
    const { body } = await this.centre.get('/api/contexts').expect(200);
    return body as ContextsView;
  }

  async install(id: string): Promise<ContextInstall> {
    const found = (await this.view()).installs.find((each) => each.id === id);
    if (!found) throw new Error(`no installation ${id}`);
    return found;
  }

  async upload(path: string, name = 'contexte.e5bctx'): Promise<string> {
    const { body } = await this.centre
      .post('/api/contexts/installs/upload')
      .query({ name })
      .type('application/octet-stream')
      .send(await readFile(path))
      .expect(201);
    return (body as { id: string }).id;
  }

  async ask(body: object): Promise<string> {
    const answer = await this.centre.post('/api/contexts/installs').send(body).expect(201);
    return (answer.body as { id: string }).id;
  }

  async until(id: string, state: InstallState): Promise<ContextInstall> {
    await eventually(async () => (await this.install(id)).state === state);
    return this.install(id);
  }

  /** Folders of installations that are still there. */
  leftRooms(): string[] {
    return existsSync(this.at('en-cours')) ? readdirSync(this.at('en-cours')) : [];
  }

  /** Imported late: the settings are read when these modules are loaded. */
  private async parts() {
    const { ContextsModule } = await import('../../apps/api/src/contexts/contexts.module.js');
    const { CONTAINER_RUNTIME } = await import('../../apps/api/src/engine/container-runtime.provider.js');
    const { IMAGE_BAKER } = await import('../../apps/api/src/engine/image-baker.provider.js');
    const replaced = [
      [CONTAINER_RUNTIME, this.runtime],
      [IMAGE_BAKER, this.baker],
    ] as const;
    return { rooms: [ContextsModule], replaced };
  }
}
