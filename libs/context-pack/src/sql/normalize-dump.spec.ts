import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { gzipSync } from 'node:zlib';
import fc from 'fast-check';
import { emptyReport, type NormalizeOptions, normalizedDump, SeveralDatabasesError } from './normalize-dump.js';
import { insertHead, insertRows } from './sql-rows.js';
import { SqlDumpError, sqlStatements } from './sql-statements.js';

describe('normalizedDump', () => {
  let room: string;
  beforeAll(async () => {
    room = await mkdtemp(join(tmpdir(), 'e5b-dump-'));
  });
  afterAll(() => rm(room, { recursive: true }));

  async function normalized(dump: string | Buffer, options: NormalizeOptions = {}) {
    const path = join(room, 'dump.sql');
    await writeFile(path, dump);
    const report = emptyReport();
    const parts: Buffer[] = [];
    for await (const part of normalizedDump(path, report, options)) parts.push(part);
    const text = Buffer.concat(parts).toString('utf8');
    return { report, text, body: text.split('SET autocommit=0;\n')[1]!.replace(/COMMIT;\n$/, '') };
  }

  it('keeps what phpMyAdmin exports, without its database and with a mark at the beginning', async () => {
    const { report, body, text } = await normalized(`\uFEFF-- phpMyAdmin SQL Dump
-- Version du serveur : 8.0.36
SET SQL_MODE = "NO_AUTO_VALUE_ON_ZERO";
START TRANSACTION;
/*!40101 SET NAMES utf8mb4 */;
CREATE DATABASE IF NOT EXISTS \`monsite\` DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_0900_ai_ci;
USE \`monsite\`;
CREATE TABLE \`wp_posts\` (
  \`ID\` bigint UNSIGNED NOT NULL,
  \`post_title\` text COLLATE utf8mb4_0900_ai_ci COMMENT 'utf8mb4_0900_ai_ci reste'
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_0900_ai_ci;
INSERT INTO \`wp_posts\` (\`ID\`, \`post_title\`) VALUES
(1, 'L’été; à la mer -- utf8mb4_0900_ai_ci'),
(2, 'Il a dit : \\'non\\'; l''autre : "oui"');
ALTER TABLE \`wp_posts\` ADD PRIMARY KEY (\`ID\`);
COMMIT;
`);
    expect(text.startsWith('/*M!999999\\- enable the sandbox mode */')).toBe(true);
    expect(report).toMatchObject({ source: 'MySQL 8.0.36', marked: true, databases: ['monsite'] });
    expect(Object.fromEntries(report.dropped)).toEqual({ database: 2 });
    expect(body).not.toMatch(/CREATE DATABASE|USE /);
    expect(body).toContain("`post_title` text COLLATE utf8mb4_unicode_520_ci COMMENT 'utf8mb4_0900_ai_ci reste'");
    expect(body).toContain("(1, 'L’été; à la mer -- utf8mb4_0900_ai_ci')");
    expect(report.survey.tables.get('wp_posts')).toEqual(['ID', 'post_title']);
  });

  it('strips owners of views, triggers and routines as mysqldump writes them', async () => {
    const { report, body } = await normalized(`
/*!50001 CREATE ALGORITHM=UNDEFINED */
/*!50013 DEFINER=\`root\`@\`localhost\` SQL SECURITY DEFINER */
/*!50001 VIEW \`v\` AS select 1 AS \`a\` */;
DELIMITER ;;
/*!50003 CREATE*/ /*!50017 DEFINER=\`me\`@\`%\`*/ /*!50003 TRIGGER \`t\` BEFORE INSERT ON \`a\` FOR EACH ROW BEGIN
  -- it’s a comment; with a quote
  SET NEW.x = ';;';
END */;;
CREATE DEFINER = 'me'@'%' PROCEDURE p() BEGIN SELECT 1; END ;;
DELIMITER ;
`);
    expect(body).not.toMatch(/DEFINER\s*=/);
    expect(body).toContain('SQL SECURITY INVOKER');
    expect(body).toMatch(/DELIMITER ;;\n\/\*!50003 CREATE\*\/[\s\S]+END \*\/;;\nDELIMITER ;\n/);
    expect(report.changes.get('definer')).toBe(3);
    expect(report.dropped.size).toBe(0);
  });

  it.each([
    ['account', "GRANT ALL ON *.* TO 'x'@'%'"],
    ['account', "CREATE USER 'x'@'%' IDENTIFIED BY 'y'"],
    ['account', "SET PASSWORD FOR 'root'@'localhost' = PASSWORD('')"],
    ['unsafe', "SET @@GLOBAL.GTID_PURGED=/*!80000 '+'*/ 'a:1-5'"],
    ['unsafe', 'SET GLOBAL general_log = 1'],
    ['unsafe', "SET @a = LOAD_FILE('/etc/passwd')"],
    ['unsafe', "SELECT 'x' INTO OUTFILE '/tmp/x'"],
    ['unsafe', "LOAD DATA INFILE '/etc/passwd' INTO TABLE a"],
    ['unsafe', 'INSERT INTO a SELECT * FROM mysql.user'],
    ['unsafe', "INSERT INTO a VALUES (LOAD_FILE('/etc/passwd'))"],
    ['unsafe', "CREATE TABLE a (b int) ENGINE=FEDERATED CONNECTION='mysql://x'"],
    ['unsafe', "CREATE TABLE a (b int) DATA DIRECTORY='/etc'"],
    ['unsafe', "INSTALL PLUGIN a SONAME 'a.so'"],
    ['unsafe', '\\! rm -rf /'],
    ['unsafe', 'source /etc/passwd'],
    ['event', 'CREATE DEFINER=`a`@`b` EVENT e ON SCHEDULE EVERY 1 DAY DO DELETE FROM a'],
    ['lock', 'LOCK TABLES `a` WRITE'],
  ])('leaves out (%s) %s', async (kind, statement) => {
    const { report, body } = await normalized(`${statement};\nINSERT INTO \`a\` VALUES (1);\n`);
    expect([...report.dropped.keys()]).toEqual([kind]);
    expect(body).toBe('INSERT INTO `a` VALUES (1);\n');
  });

  it.each([
    ["INSERT INTO `a` (`b`) VALUES ('SELECT LOAD_FILE(1) INTO OUTFILE')"],
    ["REPLACE INTO a VALUES (1,'x')"],
    ["INSERT IGNORE INTO `a` SET b = 'c'"],
    ['UPDATE `a` SET b = 1'],
  ])('keeps %s', async (statement) => {
    expect((await normalized(`${statement};\n`)).body).toBe(`${statement};\n`);
  });

  it('takes names of databases off tables', async () => {
    const { body } = await normalized('CREATE TABLE `db`.`a` (`b` int);\nINSERT INTO `db`.`a` VALUES (1);\n');
    expect(body).toBe('CREATE TABLE `a` (`b` int);\nINSERT INTO `a` VALUES (1);\n');
  });

  it('asks which database of several, and keeps that one', async () => {
    const dump = 'USE `one`;\nINSERT INTO `a` VALUES (1);\nUSE `two`;\nINSERT INTO `a` VALUES (2);\n';
    await expect(normalized(dump)).rejects.toBeInstanceOf(SeveralDatabasesError);
    expect((await normalized(dump, { database: 'two' })).body).toBe('INSERT INTO `a` VALUES (2);\n');
  });

  it('reads what PowerShell and gzip make of a dump', async () => {
    const sql = "INSERT INTO `a` VALUES ('é 🎓');\n";
    const { report, body } = await normalized(Buffer.from(`\uFEFF${sql}`, 'utf16le'));
    expect(report.encoding).toBe('utf-16');
    expect(body).toBe(sql);
    expect((await normalized(gzipSync(sql))).body).toBe(sql);
  });

  it('refuses a dump that ends inside a value', async () => {
    await expect(normalized("INSERT INTO `a` VALUES ('cut o")).rejects.toBeInstanceOf(SqlDumpError);
    await expect(normalized(gzipSync('INSERT').subarray(0, 12))).rejects.toThrow();
  });

  it('finds addresses, plain and escaped', async () => {
    const { report } = await normalized(
      `INSERT INTO \`a\` VALUES ('http://Demo.test:8080/x','{\\"u\\":\\"https:\\\\/\\\\/demo.test\\\\/\\"}');\n`,
    );
    expect(Object.fromEntries(report.survey.origins)).toEqual({ 'http://demo.test:8080': 1, 'https://demo.test': 1 });
  });
});

describe('SQL in pieces', () => {
  const value = fc.oneof(
    fc.constant(null),
    fc.string({ unit: 'grapheme' }),
    fc.constantFrom("'", '\\', "\\'", "''", ';', '--', '/*', '*/', '#', '"', '`', '\n', '\0', '),('),
  );
  const quoted = (text: string | null): string =>
    text === null
      ? 'NULL'
      : `'${text
          .replace(/[\\']/g, (c) => `\\${c}`)
          .replaceAll('\n', '\\n')
          .replaceAll('\0', '\\0')}'`;

  it('comes out whole, wherever the stream is cut', async () => {
    const rows = fc.array(fc.array(value, { minLength: 1, maxLength: 4 }), { minLength: 1, maxLength: 5 });
    await fc.assert(
      fc.asyncProperty(
        fc.array(rows, { minLength: 1, maxLength: 4 }),
        fc.integer({ min: 1, max: 60 }),
        async (all, size) => {
          const sql = all.map(
            (list) => `INSERT INTO \`a\` VALUES ${list.map((r) => `(${r.map(quoted).join(',')})`).join(',')};`,
          );
          const bytes = Buffer.from(`-- it's a comment\n${sql.join("\n/* don't; */\n")}\n`);
          function* pieces() {
            for (let at = 0; at < bytes.length; at += size) yield bytes.subarray(at, at + size);
          }
          const read = [];
          for await (const { text } of sqlStatements(Readable.from(pieces())))
            read.push([...insertRows(text, insertHead(text)!.at)]);
          expect(read).toEqual(all);
        },
      ),
      { numRuns: 150 },
    );
  });
});
