import { createHash } from 'node:crypto';
import type { StreamedTransaction } from './change-stream.js';
import { type ObservedSite, snapshotEntry, TransactionLine, transactionEntry } from './journal-shapes.js';

const SITE: ObservedSite = { sandbox: 'abcd1234', cms: 'wordpress', version: '6.1', prefix: 'wp_', origin: 'http://x' };
const of = (row: Record<string, unknown>, table = 'wp_posts'): StreamedTransaction => ({
  receivedAt: 2000,
  loggedAt: 1000,
  position: { file: 'mysql-bin.000001', start: 4, end: 90 },
  gtid: '0-1-1',
  changes: [{ table, op: 'insert', before: null, after: row }],
  statement: null,
  unreadable: null,
});
const after = (row: Record<string, unknown>, table?: string) =>
  transactionEntry(SITE, of(row, table), { at: 1500, backlog: true }).line.changes[0]?.after;

describe('lines of the journal', () => {
  it('carry receive time, counted time and place, and read back as they were written', () => {
    const { entry, line } = transactionEntry(SITE, of({ ID: 1, post_title: 'é' }), { at: 1500, backlog: true });
    expect(entry).toMatchObject({ kind: 'transaction', at: 2000 });
    expect(line).toMatchObject({ at: 1500, loggedAt: 1000, backlog: true, gtid: '0-1-1' });
    expect(TransactionLine.parse(JSON.parse(JSON.stringify(entry.data)))).toEqual(line);
  });

  it('keep text as text, true bytes as base64, and no secret', () => {
    expect(after({ post_content: Buffer.from('é'), raw: Buffer.from('ff00', 'hex') })).toEqual({
      post_content: 'é',
      raw: 'base64:/wA=',
    });
    expect(after({ ID: 1, user_pass: 'hash' }, 'wp_users')).toEqual({ ID: 1, user_pass: '[secret]' });
    const { line } = snapshotEntry(
      SITE,
      { position: { file: 'a.000001', offset: 4 }, tables: { wp_users: [{ ID: 1, user_pass: 'hash' }] } },
      1,
    );
    expect(line.tables.wp_users).toEqual([{ ID: 1, user_pass: '[secret]' }]);
  });

  it('cut a value beyond 4 MiB and name the whole by its hash', () => {
    const whole = 'é'.repeat(3 * 1024 * 1024);
    const kept = String(after({ post_content: whole })?.post_content);
    expect(Buffer.byteLength(kept)).toBeLessThan(4 * 1024 * 1024 + 200);
    expect(kept).toContain(`[${6 * 1024 * 1024} bytes, sha256 ${createHash('sha256').update(whole).digest('hex')}]`);
    const small = 'x'.repeat(3 * 1024 * 1024);
    expect(after({ post_content: small })?.post_content).toBe(small);
  });
});
