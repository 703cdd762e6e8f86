import { mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { PassThrough } from 'node:stream';
import { text } from 'node:stream/consumers';
import { agentKeys, agentSigner, signPack } from '@e5b/context-pack';
import { COMMANDS } from '../commands.js';
import { run } from '../run.js';
import { agentCommand } from './agent-command.js';

const PASSPHRASE = 'une phrase assez longue';

function dump(posts: readonly [id: number, title: string][], plugins = 'a:1:{i:0;s:11:"seo/seo.php";}'): string {
  return `-- MySQL dump 10.13  Distrib 8.0.36
-- Server version\t8.0.36
CREATE DATABASE \`site\`;
USE \`site\`;
${['postmeta', 'users', 'usermeta', 'terms'].map((name) => `CREATE TABLE \`x_${name}\` (\`id\` int);`).join('\n')}
CREATE TABLE \`x_posts\` (
  \`ID\` bigint NOT NULL,
  \`post_title\` text COLLATE utf8mb4_0900_ai_ci,
  \`post_type\` varchar(20),
  \`post_status\` varchar(20)
) ENGINE=InnoDB;
CREATE TABLE \`x_options\` (
  \`option_id\` int,
  \`option_name\` varchar(191),
  \`option_value\` longtext
) ENGINE=InnoDB;
INSERT INTO \`x_options\` VALUES (1,'siteurl','http://localhost/site'),(2,'home','http://localhost/site'),
(3,'stylesheet','enfant'),(4,'active_plugins','${plugins}'),(5,'WPLANG','fr_FR');
INSERT INTO \`x_posts\` VALUES ${posts.map(([id, title]) => `(${id},'${title}','post','publish')`).join(',')};
CREATE DEFINER=\`root\`@\`localhost\` VIEW \`v\` AS SELECT 1;
`;
}

const SITE = {
  'wp-includes/version.php': "<?php\n$wp_version = '6.6.2';\n$required_php_version = '7.2.24';\n",
  'wp-config.php': "<?php\n$table_prefix = 'x_';\ndefine('AUTH_KEY', 'very secret');\n",
  'wp-content/themes/enfant/style.css': '/*\nTheme Name: Enfant\nVersion: 1.2\n*/',
  'wp-content/plugins/seo/seo.php': '<?php\n/* Plugin Name: SEO\nVersion: 4.5 */',
  'wp-content/cache/page.html': 'cached',
  'index.php': '<?php',
};

describe('e5b context', () => {
  let room: string;
  const at = (name: string): string => join(room, name);

  async function e5b(...args: string[]): Promise<{ code: number; out: string; err: string }> {
    const output = { out: new PassThrough(), err: new PassThrough() };
    const code = await run(['context', ...args], COMMANDS, output);
    return { code, out: await text(output.out.end()), err: await text(output.err.end()) };
  }

  async function describeContext(name: string, change: object = {}): Promise<string> {
    const now = new Date();
    const day = (offset: number) => new Date(now.getTime() + offset * 86_400_000).toISOString();
    const template = JSON.parse(await readFile(at('projet/contexte.json'), 'utf8'));
    const validity = { notBefore: day(-30), notAfter: day(300) };
    await writeFile(at(name), JSON.stringify({ ...template, validity, ...change }));
    return at(name);
  }

  beforeAll(async () => {
    process.env.E5B_KEY_PASSPHRASE = PASSPHRASE;
    room = await mkdtemp(join(tmpdir(), 'e5b-context-'));
    for (const [name, content] of Object.entries(SITE)) {
      await mkdir(dirname(at(`site/${name}`)), { recursive: true });
      await writeFile(at(`site/${name}`), content);
    }
    await writeFile(at('one.sql'), dump([[1, 'Bienvenue']]));
    await writeFile(
      at('two.sql'),
      dump(
        [
          [1, 'Bienvenue à tous'],
          [2, 'L’atelier'],
        ],
        'a:0:{}',
      ),
    );
    expect((await e5b('init', at('projet'))).code).toBe(0);
    expect((await e5b('keygen', at('national'))).code).toBe(0);
  });
  afterAll(async () => {
    delete process.env.E5B_KEY_PASSPHRASE;
    await rm(room, { recursive: true });
  });

  async function pack(to: string, sql: string, description: string): Promise<string> {
    const { code, out, err } = await e5b(
      ...['pack', '--site', at('site'), '--dump', at(sql), '--description', description, '--to', at(to)],
    );
    expect([code, err]).toEqual([0, '']);
    return out;
  }

  it('says what it found in a site and its export', async () => {
    const out = await pack('one.e5bctx', 'one.sql', await describeContext('one.json', { version: '2026.1' }));
    for (const line of [
      'WordPress 6.6.2',
      'préfixe des tables : x_',
      'export de MySQL 8.0.36',
      'propriétaires (DEFINER) retirés (1)',
      'interclassements inconnus de MariaDB remplacés (1)',
      '2 instructions retirées (création ou choix de base)',
      'adresses du site dans la base : http://localhost/site',
      'thème : enfant 1.2',
      'extensions : 1 présente, dont 1 active',
      'secrets et adresses (réécrits à l’installation) : 1 fichier',
    ]) {
      expect(out).toContain(line);
    }
    const { out: files } = await e5b('inspect', at('one.e5bctx'), '--files');
    expect(files).toContain('docroot/index.php');
    expect(files).not.toMatch(/wp-config|cache/);
    expect((await readdir(room)).filter((name) => name.startsWith('.'))).toEqual([]);
  });

  it('verifies a signed context and none other', async () => {
    const key = ['--key', at('national.pub.pem')];
    expect(await e5b('verify', at('one.e5bctx'), ...key)).toMatchObject({
      code: 1,
      err: expect.stringContaining('n’est pas signé'),
    });
    expect((await e5b('sign', at('one.e5bctx'), '--key', at('national.key.pem'))).code).toBe(0);
    expect(await e5b('verify', at('one.e5bctx'), ...key)).toMatchObject({
      code: 0,
      out: expect.stringContaining('CONTEXTE INTACT'),
    });
    expect((await e5b('inspect', at('one.e5bctx'), '--files')).out).toContain('docroot/wp-content/plugins/seo/seo.php');
    const bytes = await readFile(at('one.e5bctx'));
    bytes[bytes.length - 2000] = (bytes[bytes.length - 2000] ?? 0) ^ 1;
    await writeFile(at('bad.e5bctx'), bytes);
    expect(await e5b('verify', at('bad.e5bctx'), ...key)).toMatchObject({
      code: 1,
      err: expect.stringContaining('abîmé'),
    });
    await e5b('keygen', at('stranger'));
    const stranger = await e5b('verify', at('one.e5bctx'), '--key', at('stranger.pub.pem'));
    expect(stranger).toMatchObject({ code: 1, err: expect.stringContaining('ne connaît pas') });
  });

  it('tells an author what changed, in words', async () => {
    await writeFile(at('site/wp-content/themes/enfant/footer.php'), '<?php');
    await writeFile(at('site/index.php'), '<?php // new');
    await pack('two.e5bctx', 'two.sql', await describeContext('two.json', { version: '2026.2' }));
    const { out } = await e5b('diff', at('one.e5bctx'), at('two.e5bctx'));
    for (const line of [
      'version : 2026.1 → 2026.2',
      'désactivées : seo/seo.php',
      'articles – ajoutés : 1 (L’atelier)',
      'articles – modifiés : 1 (Bienvenue à tous)',
      'réglages – modifiés : 1 (active_plugins)',
      'nombre de lignes : posts (1 → 2)',
      'fichiers du thème « enfant » – ajoutés : 1',
      'fichiers du CMS – modifiés : 1 (index.php)',
    ]) {
      expect(out).toContain(line);
    }
    expect((await e5b('diff', at('one.e5bctx'), at('one.e5bctx'))).out).toContain('Rien n’a changé.');
  });

  it('publishes, changes its key and withdraws, and a centre follows', async () => {
    const publish = (...args: string[]) => e5b('publish', ...args, '--to', at('public'));
    expect(await publish(at('two.e5bctx'), '--key', at('national.key.pem'))).toMatchObject({ code: 1 });
    await e5b('sign', at('two.e5bctx'), '--key', at('national.key.pem'));
    const first = await publish(at('one.e5bctx'), at('two.e5bctx'), '--key', at('national.key.pem'));
    expect(first).toMatchObject({ code: 0, out: expect.stringContaining('contextes proposés : 2') });
    await e5b('keygen', at('next'), '--rotate', at('national.key.pem'), '--reason', 'Renouvellement');
    const { out } = await e5b('inspect', at('one.e5bctx'));
    const id = /Empreinte : +([0-9a-f]{64})/.exec(out)?.[1] ?? '';
    const args = ['--key', at('next.key.pem'), '--rotation', at('next.rotation.json'), '--revoke', id];
    expect(await publish(...args, '--reason', 'Erreur dans un produit')).toMatchObject({ code: 0 });
    await mkdir(at('trust'));
    await writeFile(at('trust/national.pub.pem'), await readFile(at('national.pub.pem')));
    for (const name of await readdir(at('public/trust'))) {
      await writeFile(at(`trust/${name}`), await readFile(at(`public/trust/${name}`)));
    }
    const withdrawn = await e5b('verify', at('one.e5bctx'), '--trust', at('trust'));
    expect(withdrawn).toMatchObject({ code: 1, err: expect.stringContaining('Erreur dans un produit') });
    expect((await e5b('verify', at('two.e5bctx'), '--trust', at('trust'))).code).toBe(0);
  });

  it('holds a key open for ateliers, and says each context that it signs', async () => {
    const output = { out: new PassThrough(), err: new PassThrough() };
    const socket = at('agent.sock');
    let stop = (): void => undefined;
    const stopped = new Promise<void>((resolve) => {
      stop = resolve;
    });
    const agent = agentCommand(['--key', at('national.key.pem'), '--socket', socket], output, stopped);
    await output.out[Symbol.asyncIterator]().next();
    const [key] = await agentKeys(socket);
    expect(key?.name).toBe('national');
    await signPack(at('two.e5bctx'), at('by-agent.e5bctx'), await agentSigner(socket, key?.keyId ?? ''));
    stop();
    expect(await agent).toBe(0);
    expect((await e5b('verify', at('by-agent.e5bctx'), '--key', at('national.pub.pem'))).code).toBe(0);
    await expect(agentKeys(socket)).rejects.toThrow('does not answer');
  });

  it.each([
    [['pack', '--site', '.'], 2, 'Indiquez --site'],
    [['sign', 'x.e5bctx'], 2, 'Indiquez la clé'],
    [['verify', 'x.e5bctx'], 2, 'à qui vous faites confiance'],
    [['inspect', '/nowhere.e5bctx'], 1, 'fichier introuvable'],
    [['publish', '--to', 'x', '--key', 'y'], 2, 'au moins un contexte'],
    [['keygen', 'a', '--rotate', 'b'], 2, 'pourquoi'],
    [['agent', '--key', 'y'], 2, 'où l’agent répond'],
    [['burn'], 2, 'Action inconnue'],
  ])('answers %j with exit code %i', async (args, code, message) => {
    const answer = await e5b(...args);
    expect(answer.code).toBe(code);
    expect(answer.err).toContain(message);
  });

  it('names what is wrong in a description, a passphrase, a site or an export', async () => {
    const wrong = await describeContext('wrong.json', { code: 'Mon Contexte', version: 'v1' });
    const common = ['pack', '--to', at('x'), '--dump', at('one.sql')];
    const description = await e5b(...common, '--site', at('site'), '--description', wrong);
    expect(description).toMatchObject({ code: 2, err: expect.stringMatching(/code : .*\n {2}version : /) });
    const nothing = await e5b(...common, '--site', at('projet'), '--description', at('one.json'));
    expect(nothing).toMatchObject({ code: 1, err: expect.stringContaining('Ni WordPress ni PrestaShop') });
    await writeFile(at('empty.sql'), '-- nothing\n');
    const empty = ['--site', at('site'), '--description', at('one.json'), '--dump', at('empty.sql'), '--to', at('x')];
    expect(await e5b('pack', ...empty)).toMatchObject({ code: 1, err: expect.stringContaining('aucune table') });
    process.env.E5B_KEY_PASSPHRASE = 'une autre phrase';
    const sign = await e5b('sign', at('one.e5bctx'), '--key', at('national.key.pem'));
    process.env.E5B_KEY_PASSPHRASE = PASSPHRASE;
    expect(sign).toMatchObject({ code: 2, err: expect.stringContaining('phrase secrète ne convient pas') });
    expect(await readdir(room)).not.toContain('x');
  });
});
