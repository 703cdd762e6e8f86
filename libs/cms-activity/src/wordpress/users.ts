import type { Burst } from '../burst.js';
import type { Finding } from '../finding.js';
import { phpRecord } from '../php-value.js';
import { readable, sameText } from '../plain-text.js';
import type { Cell, FieldChange, Row } from '../types.js';
import { editUser } from './links.js';
import { netValues, type WordpressWorld } from './world.js';

const COLUMNS: readonly (readonly [field: string, column: string])[] = [
  ['login', 'user_login'],
  ['email', 'user_email'],
  ['url', 'user_url'],
  ['display_name', 'display_name'],
];

const roles = (stored: Cell | undefined): string[] =>
  Object.entries(phpRecord(stored)).flatMap(([role, on]) => (on === true || on === 1 || on === '1' ? [role] : []));

function accountChanges(before: Row | null, after: Row | null, burst: Burst): FieldChange[] {
  const changes: FieldChange[] = [];
  if (before && after) {
    for (const [field, column] of COLUMNS) {
      const [old, now] = [readable(before[column]), readable(after[column])];
      if (!sameText(old, now)) changes.push({ field, before: old, after: now });
    }
    if (before.user_pass !== after.user_pass)
      changes.push({ field: 'password', before: '[secret]', after: '[secret]' });
  }
  for (const { key, before: old, after: now, deleted, inserted } of netValues(
    burst,
    'usermeta',
    'meta_key',
    'meta_value',
  ).values()) {
    if (key.endsWith('capabilities') || deleted || (inserted && !before)) continue;
    if (!sameText(readable(old), readable(now)))
      changes.push({ field: key, before: readable(old), after: readable(now) });
  }
  return changes;
}

/** An account created, edited or deleted, or given another role. */
export function readUser(burst: Burst, id: string, world: WordpressWorld): Finding[] {
  const net = burst.row('users', id);
  const before = net ? net.before : world.user(id);
  const after = net ? net.after : world.user(id);
  const row = after ?? before;
  if (!row) return [];
  const capabilities = netValues(burst, 'usermeta', 'meta_key', 'meta_value').get(`${world.mirror.prefix}capabilities`);
  const [oldRoles, newRoles] = [roles(capabilities?.before), capabilities?.deleted ? [] : roles(capabilities?.after)];
  const base = {
    object: 'user',
    objectId: id,
    name: readable(row.user_login),
    link: after ? editUser(id) : null,
    facts: { displayName: readable(row.display_name), ...(newRoles.length > 0 && { roles: newRoles }) },
  };
  const account = { ...base, slot: 'main', rules: ['wp.user.account'], rows: net ? [net] : burst.rows() };
  if (!after) return [{ ...account, verb: 'delete' }];
  if (!before) {
    const rules = newRoles.length > 0 ? ['wp.user.account', 'wp.user.role'] : ['wp.user.account'];
    return [{ ...account, verb: 'create', rules, rows: burst.rows() }];
  }
  const findings: Finding[] = [];
  const changes = accountChanges(before, after, burst);
  if (changes.length > 0) findings.push({ ...account, verb: 'update', changes, rows: burst.rows() });
  if (capabilities && !capabilities.deleted && oldRoles.join() !== newRoles.join()) {
    findings.push({
      ...base,
      slot: 'role',
      verb: 'assign',
      object: 'role',
      rules: ['wp.user.role'],
      rows: capabilities.rows,
      changes: [{ field: 'roles', before: oldRoles, after: newRoles }],
    });
  }
  return findings;
}
