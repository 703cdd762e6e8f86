import { type PackManifest, verifyExtracted } from '@e5b/context-pack';
import type { BakedImage, BakeOptions, ImageBaker } from '@e5b/sandbox';
import { Inject, Injectable } from '@nestjs/common';
import { IMAGE_BAKER } from '../engine/image-baker.provider.js';
import { InstalledContexts } from './installed-contexts.js';

/** Makes the image of a pack, or finds the one that this centre tested. */
@Injectable()
export class BakeContext {
  constructor(
    private readonly contexts: InstalledContexts,
    @Inject(IMAGE_BAKER) private readonly baker: ImageBaker,
  ) {}

  /** The image that was tested when this pack was installed; null when it is gone, or another one stands in its place. */
  async tested(packSha256: string): Promise<BakedImage | null> {
    const image = await this.baker.find(packSha256);
    return image !== null && (await this.contexts.hasImage(packSha256, image.id)) ? image : null;
  }

  /** What the last bake of this pack made, tested or not. */
  made(packSha256: string): Promise<BakedImage | null> {
    return this.baker.find(packSha256);
  }

  /** @param payloadDir the unpacked pack, compared with its manifest once more */
  async bake(
    manifest: PackManifest,
    packSha256: string,
    payloadDir: string,
    options: BakeOptions,
  ): Promise<BakedImage> {
    await this.baker.remove(packSha256);
    await verifyExtracted(payloadDir, manifest, options.signal);
    const { cms, database, site, php, accounts } = manifest;
    const order = {
      cms: cms.name,
      packSha256,
      payloadDir,
      dumpPath: database.dump,
      docrootPath: 'docroot',
      tablePrefix: database.tablePrefix,
      adminPath: site.adminPath,
      storedUrls: site.storedUrls,
      phpMin: php.min,
      phpMax: php.max,
      accounts,
    };
    return this.baker.bake(order, options);
  }
}
