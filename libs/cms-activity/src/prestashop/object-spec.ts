import type { Burst } from '../burst.js';
import type { Cell, JsonValue, Row, Verb } from '../types.js';
import type { RowText } from './references.js';
import type { PrestashopWorld } from './world.js';

/** An object whose screens write one row, its languages and little else. */
export interface ObjectSpec {
  /** First part of its subject: `category:12`. */
  readonly kind: string;
  readonly table: string;
  readonly id: string;
  readonly object: string;
  /** Rule of an object created or changed. */
  readonly rule: string;
  /** Rules that a change of these columns adds. */
  readonly ruleOf?: Readonly<Record<string, string>>;
  /** Rule of one created, when it is another. */
  readonly createRule?: string;
  /** Rule of one deleted, when it is another. */
  readonly removeRule?: string;
  readonly lang?: string;
  /** Column of its name, in the languages when there are any. */
  readonly name: string;
  /** Other tables about it, which bear its id, and what a row of each shows. */
  readonly children?: Readonly<Record<string, RowText>>;
  /** Columns of its own, beside the general ones, whose change says nothing. */
  readonly silent?: readonly string[];
  /** Its switch, and the words for it. */
  readonly onOff?: { readonly column: string; readonly on: Verb; readonly off: Verb };
  /** Columns shown when it is created. */
  readonly facts?: readonly string[];
  /** Where it is edited; no token in it. */
  readonly link?: (id: string) => string;
  readonly publicPath?: (id: string, row: Row) => string;
  /** Facts that take more than a column. */
  readonly tell?: (row: Row, world: PrestashopWorld, burst: Burst) => Readonly<Record<string, string | number>>;
  /** True when something else nearby explains the row. */
  readonly explained?: (row: Row, world: PrestashopWorld, burst: Burst) => boolean;
  /** The name of its own when neither row nor languages have it. */
  readonly nameOf?: (row: Row, world: PrestashopWorld) => string;
  /** What a field shows instead of what is stored. */
  readonly show?: Readonly<Record<string, (value: Cell, world: PrestashopWorld) => JsonValue>>;
  /** True when a child's row only follows from something else. */
  readonly childExplained?: (row: Row, world: PrestashopWorld) => boolean;
  /** Column whose change alone is an assignment, and what is assigned: a profile, given to an employee. */
  readonly assignedBy?: { readonly column: string; readonly object: string };
  /** Whether the order of the list means something to a visitor. */
  readonly ordered?: boolean;
}

/** An identifier as part of a path: a candidate may have altered its column to hold any text. */
export const inPath = (id: unknown): string => encodeURIComponent(String(id)).replace(/^\.+$/, '');

/** Path of a back-office screen that is not under Symfony. */
export const legacy = (controller: string, query = ''): string =>
  `/index.php?controller=${controller}${query === '' ? '' : `&${query}`}`;
