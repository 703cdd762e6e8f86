import { type Cms, NO_VERSION } from '@e5b/contracts';
import { Injectable, type OnApplicationBootstrap } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { Settings } from '../config/settings.js';
import { ReferenceContextEntity } from '../contexts/reference-context.entity.js';
import { BLANK_CONTEXTS } from './blank-contexts.js';

interface BlankSite {
  image: string;
  title: string;
  cmsVersion: string;
  theme: string;
  tablePrefix: string;
}

/** At start, makes sure of the rows that ateliers without a context to begin with are opened from. */
@Injectable()
export class BlankSites implements OnApplicationBootstrap {
  constructor(
    private readonly db: DataSource,
    private readonly settings: Settings,
  ) {}

  async onApplicationBootstrap(): Promise<void> {
    const { E5B_IMAGE_BLANK_WORDPRESS, E5B_IMAGE_BLANK_PRESTASHOP } = this.settings.env;
    await this.offer('wordpress', {
      image: E5B_IMAGE_BLANK_WORDPRESS,
      title: 'WordPress 6.1 neuf, en français',
      cmsVersion: '6.1',
      theme: 'Twenty Twenty-One',
      tablePrefix: 'wp_',
    });
    if (E5B_IMAGE_BLANK_PRESTASHOP === '') return;
    await this.offer('prestashop', {
      image: E5B_IMAGE_BLANK_PRESTASHOP,
      title: 'PrestaShop neuf, en français',
      // Its pack will say which one.
      cmsVersion: '',
      theme: 'classic',
      tablePrefix: 'ps_',
    });
  }

  /** The image may have been rebuilt since. */
  private async offer(cms: Cms, { image, title, cmsVersion, theme, tablePrefix }: BlankSite): Promise<void> {
    const contexts = this.db.getRepository(ReferenceContextEntity);
    // No pack's code can be this: they have no underscore.
    const code = `blank_${cms}`;
    const row = (await contexts.findOneBy({ code })) ?? contexts.create({ code, blank: true });
    await contexts.save(
      contexts.merge(row, {
        version: NO_VERSION,
        title,
        cms,
        image,
        manifest: {
          // Its author says for which one.
          session: '',
          cmsVersion,
          theme,
          tablePrefix,
          defaultDurationSeconds: 2400,
          accounts: BLANK_CONTEXTS[cms].accounts.map(({ label, login, password }) => ({ label, login, password })),
        },
      }),
    );
  }
}
