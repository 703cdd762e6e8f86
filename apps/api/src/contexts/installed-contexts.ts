import { compareVersions } from '@e5b/context-pack';
import { Injectable } from '@nestjs/common';
import { DataSource, IsNull, Not } from 'typeorm';
import { ReferenceContextEntity } from './reference-context.entity.js';

/** The contexts that this centre holds. Blank ones are none that it could hold an exam on. */
@Injectable()
export class InstalledContexts {
  constructor(private readonly db: DataSource) {}

  all(): Promise<ReferenceContextEntity[]> {
    return this.db.getRepository(ReferenceContextEntity).find({
      where: { blank: false },
      order: { title: 'ASC', version: 'ASC' },
    });
  }

  /** What ateliers can begin with instead of a context. */
  blanks(): Promise<ReferenceContextEntity[]> {
    return this.db.getRepository(ReferenceContextEntity).find({ where: { blank: true }, order: { title: 'ASC' } });
  }

  find(id: string): Promise<ReferenceContextEntity | null> {
    return this.db.getRepository(ReferenceContextEntity).findOneBy({ id });
  }

  /** Whether a context was installed from this pack. */
  hasPack(packSha256: string): Promise<boolean> {
    return this.db.getRepository(ReferenceContextEntity).existsBy({ packSha256 });
  }

  /** Whether this is the image that was tested when the pack was installed. */
  hasImage(packSha256: string, imageId: string): Promise<boolean> {
    return this.db.getRepository(ReferenceContextEntity).existsBy({ packSha256, imageId });
  }

  /** Newest installed version of each code that came in a pack; `id` is the pack's. */
  async newestByCode(): Promise<Map<string, { version: string; id: string }>> {
    const rows = await this.db.getRepository(ReferenceContextEntity).findBy({ packSha256: Not(IsNull()) });
    const newest = new Map<string, { version: string; id: string }>();
    for (const { code, version, packSha256 } of rows) {
      const best = newest.get(code);
      if (!best || compareVersions(version, best.version) > 0) newest.set(code, { version, id: packSha256 ?? '' });
    }
    return newest;
  }
}
