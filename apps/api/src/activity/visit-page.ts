import type { PageVisit, VisitPage } from '@e5b/contracts';
import { type EntityManager, MoreThan } from 'typeorm';
import { PageVisitEntity } from './page-visit.entity.js';

const PAGE_VISITS = 500;

/** The visits after a cursor, at most 500; one that went on or ended comes again under its id with a newer cursor. */
export async function visitPage(manager: EntityManager, sittingId: string, after: number): Promise<VisitPage> {
  const rows = await manager.find(PageVisitEntity, {
    where: { sittingId, seq: MoreThan(after) },
    order: { seq: 'ASC' },
    take: PAGE_VISITS + 1,
  });
  const visits = rows.slice(0, PAGE_VISITS).map(toPageVisit);
  return { visits, cursor: visits.at(-1)?.seq ?? after, more: rows.length > PAGE_VISITS };
}

function toPageVisit(row: PageVisitEntity): PageVisit {
  const { id, seq, who, client, area, screen, path, startedAt, lastSeenAt, endedAt } = row;
  return { id, seq, who, client, area, screen, path, startedAt, lastSeenAt, endedAt };
}
