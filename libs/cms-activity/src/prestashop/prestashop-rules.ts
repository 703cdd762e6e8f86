import type { Burst } from '../burst.js';
import type { CmsRules, Siblings } from '../cms-rules.js';
import type { Finding } from '../finding.js';
import type { Mirror } from '../mirror.js';
import { readAlias } from './aliases.js';
import { readCarriers } from './carriers.js';
import { readCustomer } from './customers.js';
import { readModule } from './modules.js';
import { readOrder } from './orders.js';
import { readOtherTable } from './other-tables.js';
import { readPayments } from './payments.js';
import { readPermissions } from './permissions.js';
import { readPlainObject } from './plain-objects.js';
import { readHooks, readPositions } from './positions.js';
import { readProduct } from './product/product.js';
import { readSettings } from './settings.js';
import { withShownFacts } from './shown-facts.js';
import { floodLimit, OBJECTS, prestashopSubjects } from './subjects.js';
import { PRESTASHOP_TABLES } from './tables.js';
import { readComment, readThread } from './threads.js';
import { PrestashopWorld } from './world.js';

type Reader = (burst: Burst, id: string, world: PrestashopWorld) => Finding[];

const READERS: Readonly<Record<string, Reader>> = {
  product: readProduct,
  customer: readCustomer,
  order: readOrder,
  thread: readThread,
  comment: readComment,
  alias: readAlias,
  carriers: (burst, _id, world) => readCarriers(burst, world),
  module: (burst, name) => readModule(burst, name),
  hooks: (burst, _id, world) => readHooks(burst, world),
  payments: (burst, _id, world) => readPayments(burst, world),
  permissions: readPermissions,
  setting: readSettings,
  table: readOtherTable,
  positions: (burst, list, world) => {
    const [table = '', ...parent] = list.split(':');
    return readPositions(burst, table, parent.join(':'), world);
  },
  ...Object.fromEntries(
    OBJECTS.map((spec): [string, Reader] => [spec.kind, (burst, id, world) => readPlainObject(spec, burst, id, world)]),
  ),
};

function read(burst: Burst, mirror: Mirror, siblings: Siblings, origin: string): Finding[] {
  const cut = burst.subject.indexOf(':');
  const kind = cut < 0 ? burst.subject : burst.subject.slice(0, cut);
  const id = cut < 0 ? '' : burst.subject.slice(cut + 1);
  const findings = READERS[kind]?.(burst, id, new PrestashopWorld(mirror, siblings, origin)) ?? [];
  return findings.map(withShownFacts);
}

/** The rules of PrestaShop, from 1.7 on. */
export const prestashopRules = ({ origin }: { origin: string }): CmsRules => ({
  tables: PRESTASHOP_TABLES,
  floodLimit,
  subjects: prestashopSubjects,
  read: (burst, mirror, siblings) => read(burst, mirror, siblings, origin),
});
