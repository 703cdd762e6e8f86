import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { dumpCensus } from './dump-census.js';

const dump = (text: string): AsyncIterable<Buffer> => Readable.from([Buffer.from(text)]);

const SHOP = `
CREATE TABLE \`ps_product_lang\` (\`id_product\` int, \`id_lang\` int, \`name\` varchar(9));
CREATE TABLE \`ps_cart_rule\` (\`id_cart_rule\` int);
CREATE TABLE \`ps_connections\` (\`id_connections\` int);
CREATE TABLE \`ps_admin_filter\` (\`id\` int);
INSERT INTO \`ps_product_lang\` VALUES (1,1,'Table'),(1,2,'Table'),(2,1,'Banc');
INSERT INTO \`ps_cart_rule\` VALUES (1),(2);
INSERT INTO \`ps_connections\` VALUES (1),(2),(3);
`;

const CLEANED = join(import.meta.dirname, '../../../../sandbox-images/prestashop/bake/clean-database.php');

describe('dumpCensus', () => {
  it('counts rows by table without prefix, and leaves out what visits alone fill', async () => {
    const { rows } = await dumpCensus(dump(SHOP), 'ps_');
    expect([...rows]).toEqual([
      ['product_lang', 3],
      ['cart_rule', 2],
    ]);
  });

  it('leaves out every table that is emptied when a shop is baked', async () => {
    const [, list = ''] = /foreach \(\[(.*?)\] as/s.exec(readFileSync(CLEANED, 'utf8')) ?? [];
    const emptied = list.split(', ').map((name) => name.replaceAll("'", ''));
    expect(emptied.length).toBeGreaterThan(10);
    const tables = emptied.map((name) => `CREATE TABLE \`ps_${name}\` (\`id\` int);`);
    expect([...(await dumpCensus(dump(tables.join('\n')), 'ps_')).rows]).toEqual([]);
  });

  it('takes down a thing of several languages once, by its name', async () => {
    const { records } = await dumpCensus(dump(SHOP), 'ps_');
    expect([...(records.get('product') ?? [])].map(([key, { label }]) => [key, label])).toEqual([
      ['1', 'Table'],
      ['2', 'Banc'],
    ]);
  });
});
