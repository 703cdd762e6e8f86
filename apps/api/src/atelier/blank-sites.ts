import { NO_VERSION } from '@e5b/contracts';
import { Injectable, type OnApplicationBootstrap } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { Settings } from '../config/settings.js';
import { ReferenceContextEntity } from '../contexts/reference-context.entity.js';
import { BLANK_WORDPRESS } from './blank-wordpress.js';

/** No pack's code can be this: they have no underscore. */
const CODE = 'blank_wordpress';

/** At start, makes sure of the rows that ateliers without a context to begin with are opened from. */
@Injectable()
export class BlankSites implements OnApplicationBootstrap {
  constructor(
    private readonly db: DataSource,
    private readonly settings: Settings,
  ) {}

  /** The image may have been rebuilt since. */
  async onApplicationBootstrap(): Promise<void> {
    const contexts = this.db.getRepository(ReferenceContextEntity);
    const row = (await contexts.findOneBy({ code: CODE })) ?? contexts.create({ code: CODE, blank: true });
    await contexts.save(
      contexts.merge(row, {
        version: NO_VERSION,
        title: 'WordPress 6.1 neuf, en français',
        cms: 'wordpress',
        image: this.settings.env.E5B_IMAGE_BLANK_WORDPRESS,
        manifest: {
          // Its author says for which one.
          session: '',
          cmsVersion: '6.1',
          theme: 'Twenty Twenty-One',
          tablePrefix: 'wp_',
          defaultDurationSeconds: 2400,
          accounts: BLANK_WORDPRESS.accounts.map(({ label, login, password }) => ({ label, login, password })),
        },
      }),
    );
  }
}
