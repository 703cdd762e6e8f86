import { recipeFor } from '@e5b/sandbox';
import { killSandbox } from '@e5b/sandbox/testing';
import ZongJi from '@vlasky/zongji';
import type { BinlogPosition } from '../../apps/api/src/activity/binlog-position.js';
import {
  PositionLost,
  type StreamedTransaction,
  StreamInterrupted,
  UnreadableTransaction,
} from '../../apps/api/src/activity/change-stream.js';
import { ZongjiChangeStream } from '../../apps/api/src/activity/zongji-change-stream.js';
import { SandboxEntity } from '../../apps/api/src/sandboxes/sandbox.entity.js';
import { ActivityRig, eventually } from '../support/activity-rig.js';

jest.setTimeout(60_000);

describe('ZongjiChangeStream', () => {
  let rig: ActivityRig;
  let stream: ZongjiChangeStream;
  beforeAll(async () => {
    rig = await ActivityRig.start('e5b_activity_stream');
    const { platformPassword } = await rig.database.manager.findOneByOrFail(SandboxEntity, { name: rig.sandbox.name });
    stream = new ZongjiChangeStream({
      socketPath: rig.sandbox.sockets.mysql,
      user: recipeFor('wordpress').platformDatabaseUser,
      password: platformPassword,
      schema: recipeFor('wordpress').schema,
      now: () => Date.now(),
    });
  }, 120_000);
  afterAll(() => rig.stop());

  /** Follows until `count` transactions came, or the stream ended. */
  async function collect(from: BinlogPosition, count: number, during: () => Promise<unknown>) {
    const transactions: StreamedTransaction[] = [];
    const reading = new AbortController();
    let opened = (): void => undefined;
    const open = new Promise<void>((resolve) => {
      opened = resolve;
    });
    const following = stream.follow(
      from,
      {
        onOpen: () => opened(),
        onTransaction: (transaction) => {
          if (transactions.push(transaction) === count) reading.abort();
        },
        onProgress: () => undefined,
      },
      reading.signal,
    );
    await Promise.race([open, following]);
    await during();
    await following;
    return transactions;
  }

  it('reads inserts, updates and deletes with whole rows, in commit order, nothing of a rollback', async () => {
    await rig.sql(`CREATE TABLE wp_probe (id bigint unsigned PRIMARY KEY AUTO_INCREMENT, title text, body longtext, kind enum('a,b','c'),
      tags set('x','y'), at datetime, price decimal(20,6), big bigint unsigned, raw varbinary(20)) CHARACTER SET utf8mb4`);
    const row = { id: 1, title: 'é 🎓', body: 'corps', kind: 'a,b', tags: 'x,y', at: '2026-06-01 10:00:00' };
    const whole = { ...row, price: '1.500000', big: '18446744073709551615', raw: Buffer.from('ff00fe', 'hex') };
    const transactions = await collect(await stream.end(), 4, () =>
      rig.sql(`INSERT INTO wp_probe VALUES (1, 'é 🎓', 'corps', 'a,b', 'x,y', '2026-06-01 10:00:00', 1.5, 18446744073709551615, x'ff00fe');
        BEGIN; UPDATE wp_probe SET title = 'ailleurs'; ROLLBACK;
        BEGIN; UPDATE wp_probe SET body = 'deux'; UPDATE wp_probe SET kind = 'c'; COMMIT;
        FLUSH BINARY LOGS;
        DELETE FROM wp_probe; TRUNCATE wp_probe;`),
    );
    expect(transactions.map(({ changes, statement }) => statement ?? changes)).toEqual([
      [{ table: 'wp_probe', op: 'insert', before: null, after: whole }],
      [
        { table: 'wp_probe', op: 'update', before: whole, after: { ...whole, body: 'deux' } },
        {
          table: 'wp_probe',
          op: 'update',
          before: { ...whole, body: 'deux' },
          after: { ...whole, body: 'deux', kind: 'c' },
        },
      ],
      [{ table: 'wp_probe', op: 'delete', before: { ...whole, body: 'deux', kind: 'c' }, after: null }],
      'TRUNCATE wp_probe',
    ]);
    const files = transactions.map(({ position }) => position.file);
    expect(new Set(files).size).toBe(2);
  });

  it('leaves other schemas out, and keeps the text of statements to itself', async () => {
    const transactions = await collect(await stream.end(), 1, () =>
      rig.sql(`CREATE DATABASE elsewhere; USE elsewhere; CREATE TABLE t (id int); INSERT INTO t VALUES (1); USE wordpress;
        CREATE USER someone@localhost IDENTIFIED BY 'a-secret-word'; DROP USER someone@localhost;
        INSERT INTO wp_probe (title) VALUES ('ici');`),
    );
    expect(transactions).toHaveLength(1);
    expect(transactions[0]?.changes[0]?.after).toMatchObject({ title: 'ici' });
  });

  it('takes a snapshot whose position continues without gap or overlap', async () => {
    await rig.sql('DELETE FROM wp_probe');
    const writing = new AbortController();
    const writer = (async () => {
      for (let n = 0; !writing.signal.aborted; n++)
        await rig.sql(`INSERT INTO wp_probe (title) VALUES ('${n}a'), ('${n}b')`);
    })();
    await eventually(
      () => rig.sql('SELECT COUNT(*) FROM wp_probe'),
      (text) => Number(text) > 4,
    );
    const { position, tables } = await stream.snapshot([
      { table: 'wp_probe', columns: ['id'], where: null },
      { table: 'wp_missing', columns: ['*'], where: null },
    ]);
    const known = (tables.wp_probe ?? []).map(({ id }) => Number(id));
    expect(tables.wp_missing).toBeUndefined();
    const later = await collect(position, 3, () => Promise.resolve());
    writing.abort();
    await writer;
    const streamed = later.flatMap(({ changes }) => changes.map(({ after }) => Number(after?.id)));
    const all = [...known, ...streamed];
    const asked = await rig.sql(`SELECT id FROM wp_probe WHERE id <= ${Math.max(...all)} ORDER BY id`);
    expect(all).toEqual(asked.trim().split('\n').map(Number));
  });

  it('carries a value larger than one packet', async () => {
    const [transaction] = await collect(await stream.end(), 1, () =>
      rig.sql("INSERT INTO wp_probe (title, body) VALUES ('grand', REPEAT('é', 9000000))"),
    );
    expect(String(transaction?.changes[0]?.after?.body)).toHaveLength(9_000_000);
  });

  it('says when the sandbox dies, and goes on after its restart from the same position', async () => {
    const from = await stream.end();
    await expect(collect(from, 99, () => killSandbox(rig.sandbox))).rejects.toThrow(StreamInterrupted);
    await expect(stream.end()).rejects.toThrow(StreamInterrupted);
    await rig.runtime.restart(rig.sandbox);
    await eventually(
      () =>
        stream.end().then(
          () => true,
          () => false,
        ),
      (up) => up,
      30_000,
    );
    const [transaction] = await collect(from, 1, () => rig.sql("INSERT INTO wp_probe (title) VALUES ('après')"));
    expect(transaction?.changes[0]?.after).toMatchObject({ title: 'après' });
  });

  it('says when the log no longer holds the position', async () => {
    const from = await stream.end();
    await rig.sql('FLUSH BINARY LOGS; FLUSH BINARY LOGS;');
    const { file } = await stream.end();
    // A file that a dump still reads is not removed.
    await eventually(
      () => rig.sql(`PURGE BINARY LOGS TO '${file}'; SHOW BINARY LOGS`),
      (logs) => logs.startsWith(file),
    );
    await expect(collect(from, 1, () => Promise.resolve())).rejects.toThrow(PositionLost);
    const impossible = { ...(await stream.end()), offset: 1e9 };
    await expect(collect(impossible, 1, () => Promise.resolve())).rejects.toThrow(PositionLost);
  });

  it('tells a commit that it cannot read, and where it lies so that one can step over it', async () => {
    const from = await stream.end();
    // No type of MariaDB 10.11 is known that the decoder cannot read: this makes it stumble over the next table.
    const decoder = ZongJi.prototype as unknown as { _skipSchema: () => boolean };
    const stumble = jest.spyOn(decoder, '_skipSchema').mockImplementationOnce(() => {
      throw new RangeError('strange bytes');
    });
    const write = () =>
      rig.sql("INSERT INTO wp_probe (title) VALUES ('étrange'); INSERT INTO wp_probe (title) VALUES ('clair');");
    await expect(collect(from, 2, write)).rejects.toThrow(UnreadableTransaction);
    stumble.mockRestore();
    const range = await stream.skip(from, AbortSignal.timeout(10_000));
    const whole = await collect(from, 2, () => Promise.resolve());
    expect(range).toEqual(whole[0]?.position);
    const [next] = await collect({ file: range.file, offset: range.end }, 1, () => Promise.resolve());
    expect(next?.changes[0]?.after).toMatchObject({ title: 'clair' });
  });

  it('refuses a socket that is only a link to another', async () => {
    const { symlinkSync, rmSync } = await import('node:fs');
    const link = `${rig.sandbox.sockets.mysql}.link`;
    symlinkSync(rig.sandbox.sockets.mysql, link);
    const strange = new ZongjiChangeStream({
      socketPath: link,
      user: 'e5b',
      password: 'x',
      schema: 'wordpress',
      now: Date.now,
    });
    await expect(strange.end()).rejects.toThrow(StreamInterrupted);
    rmSync(link);
  });
});
