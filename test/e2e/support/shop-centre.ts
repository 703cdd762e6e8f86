import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { type PackSigner, publicPem, signPack } from '@e5b/context-pack';
import type { CmsAccount, ContextInstall, ContextsView, SlotSummary } from '@e5b/contracts';
import { type APIRequestContext, expect, request } from '@playwright/test';
import { newSigner } from '../../support/context-packs.js';
import type { Platform } from '../../support/platform.js';

/** A real shop's pack, signed or not; none is part of this repository. */
export const SHOP_PACK = process.env.E5B_TEST_PRESTASHOP_PACK;

/** From the stick to the image that passed its self-test; a bake on two busy cores takes minutes. */
export const INSTALL_TIMEOUT_MS = 900_000;

export interface InstalledShop {
  contextId: string;
  title: string;
  account: CmsAccount;
}

/** What a centre does about contexts, by the api: pin a key, install a pack, make a slot to try it. */
export class ShopCentre {
  private constructor(
    private readonly api: APIRequestContext,
    private readonly platform: Platform,
  ) {}

  static async enter(platform: Platform): Promise<ShopCentre> {
    const api = await request.newContext({ baseURL: platform.origin });
    const { login, password } = platform.rehearsal.centre;
    await expect(await api.post('/api/auth/login', { data: { login, password } })).toBeOK();
    return new ShopCentre(api, platform);
  }

  async leave(): Promise<void> {
    await this.api.dispose();
  }

  /** Signs the pack as a national team whose key this centre pins, and installs it from the drop folder. */
  async install(pack: string, team: PackSigner = newSigner()): Promise<InstalledShop> {
    const folder = join(this.platform.dataDir, 'contexts');
    await mkdir(join(folder, 'a-installer'), { recursive: true });
    await writeFile(join(folder, 'cles/equipe.pub.pem'), publicPem(team.publicKey));
    const { manifest } = await signPack(pack, join(folder, 'a-installer/boutique.e5bctx'), team);
    const asked = await this.api.post('/api/contexts/installs', {
      data: { source: 'folder', name: 'boutique.e5bctx' },
    });
    await expect(asked).toBeOK();
    const { id } = (await asked.json()) as { id: string };
    const job = async (): Promise<ContextInstall> => {
      const { installs } = (await (await this.api.get('/api/contexts')).json()) as ContextsView;
      const found = installs.find((each) => each.id === id);
      if (!found) throw new Error('the installation is not listed');
      return found;
    };
    await expect
      .poll(async () => (await job()).state, { timeout: INSTALL_TIMEOUT_MS, intervals: [500] })
      .toMatch(/^(ready|refused|failed|cancelled)$/);
    const { problem, contextId, timings } = await job();
    expect(problem).toBeNull();
    process.stdout.write(`installed: ${JSON.stringify(timings)}\n`);
    const account = manifest.accounts.find((each) => each.for === 'candidate');
    if (!account || contextId === null) throw new Error('the pack has no account for a candidate');
    return { contextId, title: manifest.title, account };
  }

  /** @returns the label of a fresh slot on the rehearsal's WordPress, with other candidates than a shop's slot */
  async rehearseBeside(): Promise<string> {
    const answer = await this.api.post('/api/centre/rehearsal');
    await expect(answer).toBeOK();
    const [, second] = (await answer.json()) as SlotSummary[];
    if (!second) throw new Error('the rehearsal has a single group');
    return second.label;
  }

  /** @returns the label of a fresh slot on the context */
  async rehearse({ contextId }: InstalledShop): Promise<string> {
    const answer = await this.api.post(`/api/centre/contexts/${contextId}/rehearsal`);
    await expect(answer).toBeOK();
    return ((await answer.json()) as SlotSummary).label;
  }
}
