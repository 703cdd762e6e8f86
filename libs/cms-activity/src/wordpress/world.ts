import type { Burst, NetRow } from '../burst.js';
import type { Siblings } from '../cms-rules.js';
import type { ContentFacts } from '../content-facts.js';
import type { Mirror } from '../mirror.js';
import { phpValue } from '../php-value.js';
import { readable } from '../plain-text.js';
import type { Cell, JsonValue, Row } from '../types.js';

/** What the rules may ask beside the burst: names, titles and settings as the stream left them. */
export class WordpressWorld {
  constructor(
    readonly mirror: Mirror,
    readonly siblings: Siblings,
    readonly facts: (content: string) => ContentFacts,
  ) {}

  post(id: Cell): Row | null {
    return this.mirror.get('posts', id);
  }

  title(id: Cell): string {
    return readable(this.post(id)?.post_title);
  }

  /** A post's meta value, of its first row under that key. */
  meta(postId: Cell, key: string): Cell {
    return this.mirror.where('postmeta', 'post_id', postId).find((row) => row.meta_key === key)?.meta_value ?? null;
  }

  option(name: string): JsonValue {
    return phpValue(this.mirror.where('options', 'option_name', name)[0]?.option_value ?? null);
  }

  /** A setting that is one word or number; '' when it is unset or structured. */
  optionText(name: string): string {
    const value = this.option(name);
    return value === null || typeof value === 'object' ? '' : String(value);
  }

  user(id: Cell): Row | null {
    return this.mirror.get('users', id);
  }

  login(id: Cell): string | null {
    const login = readable(this.user(id)?.user_login);
    return login === '' ? null : login;
  }

  /** The row of `term_taxonomy` for a term id, in one taxonomy or in the first that has it. */
  taxonomy(termId: Cell, taxonomy?: string): Row | null {
    return (
      this.mirror
        .where('term_taxonomy', 'term_id', termId)
        .find((row) => taxonomy === undefined || row.taxonomy === taxonomy) ?? null
    );
  }

  termName(termId: Cell): string {
    return readable(this.mirror.get('terms', termId)?.name);
  }

  /** Login of the user whose editor holds, or last held, a post. */
  editorOf(postId: Cell): string | null {
    const lock = /^\d+:(\d+)$/.exec(String(this.meta(postId, '_edit_lock') ?? ''))?.[1];
    return this.login(lock ?? this.meta(postId, '_edit_last'));
  }
}

/** Net rows of a burst that carry a value under a key: `postmeta`, `usermeta`, `options`. */
export interface NetValue {
  readonly key: string;
  readonly before: Cell;
  readonly after: Cell;
  readonly inserted: boolean;
  readonly deleted: boolean;
  readonly rows: readonly NetRow[];
}

/**
 * Named values of a burst, by name. A value deleted in one row and inserted in another (a meta written anew)
 * counts as one change.
 */
export function netValues(burst: Burst, table: string, name: string, value: string): Map<string, NetValue> {
  const values = new Map<string, NetValue>();
  for (const row of burst.rows(table)) {
    const key = String((row.after ?? row.before)?.[name] ?? '');
    const earlier = values.get(key);
    const before = row.before?.[value] ?? earlier?.before ?? null;
    const after = row.after?.[value] ?? earlier?.after ?? null;
    values.set(key, {
      key,
      before,
      after,
      inserted: row.before === null && (earlier?.inserted ?? true),
      deleted: row.after === null && (earlier?.deleted ?? true),
      rows: [...(earlier?.rows ?? []), row],
    });
  }
  return values;
}

/** Whether two stored settings mean the same: forms turn unchecked boxes from 0 or « none » into ''. */
export function sameSetting(a: Cell, b: Cell): boolean {
  return a === b || plainSetting(a) === plainSetting(b);
}

const plainSetting = (value: Cell): string => {
  const text = value === null || value === false ? '' : value === true ? '1' : String(value).trim();
  return text === '0' || text === 'none' ? '' : text;
};
