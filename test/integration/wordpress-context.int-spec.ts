import { randomBytes } from 'node:crypto';
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { buildPack, extractPack, type PackHead, TrustStore } from '@e5b/context-pack';
import {
  type BakeOrder,
  DockerContainerRuntime,
  DockerImageBaker,
  type ProvisionedSandbox,
  provision,
} from '@e5b/sandbox';
import { bakeLeftovers, insideSandbox, sandboxSpecs } from '@e5b/sandbox/testing';
import { newSigner, packDescription } from '../support/context-packs.js';
import { movedWordpress, OLD_ADDRESS, OLD_PREFIX } from '../support/moved-wordpress.js';
import { testSetting } from '../support/test-setting.js';

const NEVER_OURS = `${OLD_ADDRESS}-2/page`;
/** What real sites hold beside plain text: an object of a plugin's class, a table without key, links without scheme or host. */
const MORE_SQL = `
INSERT INTO ${OLD_PREFIX}options (option_name, option_value) VALUES
  ('essai_objet', 'O:14:"Extension_Lien":2:{s:3:"url";s:35:"${OLD_ADDRESS}/page";s:4:"rang";i:3;}'),
  ('essai_liens', '<a href="//localhost/ecole-ravaude/a"><img src="/ecole-ravaude/b.png"><a href="${NEVER_OURS}">');
CREATE TABLE ${OLD_PREFIX}essai_sans_cle (lien text, rang int);
INSERT INTO ${OLD_PREFIX}essai_sans_cle VALUES ('${OLD_ADDRESS.replace('http', 'https')}/c', 7);
UPDATE ${OLD_PREFIX}options SET option_value = '/home/ecole/www/medias' WHERE option_name = 'upload_path';
`;

describe('a WordPress that a teacher built, baked from its pack', () => {
  const baker = new DockerImageBaker({ runtimes: testSetting('E5B_RUNTIME_IMAGES').split(',') });
  const runtime = new DockerContainerRuntime();
  const [account] = packDescription().accounts;
  if (!account) throw new Error('no account');
  let folder: string;
  let pack: PackHead;
  let order: BakeOrder;
  let own: ProvisionedSandbox['sandbox'];
  const undone: (() => unknown)[] = [];

  const quiet = () => ({ signal: new AbortController().signal, onStep: () => undefined });
  const inside = async (...command: string[]) => (await insideSandbox(own, command, { user: 'root' })).stdout.trim();
  const query = (sql: string) =>
    inside('mariadb', '--no-defaults', '-S/run/mysqld/mysqld.sock', '-Nr', 'wordpress', '-e', sql);
  const php = async (code: string) =>
    (await insideSandbox(own, ['php', '-r', `require '/var/www/html/wp-load.php'; ${code}`])).stdout.trim();

  beforeAll(async () => {
    folder = await mkdtemp(join(testSetting('E5B_DATA_DIR'), 'context-'));
    undone.push(() => rm(folder, { recursive: true }));
    const { site, dump } = await movedWordpress(join(folder, 'source'), MORE_SQL);
    const signer = newSigner();
    const file = join(folder, 'ecole.e5bctx');
    pack = await buildPack(file, { site, dump, description: packDescription(), createdAt: new Date(), signer });
    const payloadDir = join(folder, 'tree');
    const trust = TrustStore.pin([signer.publicKey]);
    await extractPack(file, payloadDir, { trust, now: Date.now(), platformVersion: '99.0' });
    const { database, site: found, php: versions, accounts } = pack.manifest;
    order = {
      cms: 'wordpress',
      packSha256: pack.id,
      payloadDir,
      dumpPath: database.dump,
      docrootPath: 'docroot',
      tablePrefix: database.tablePrefix,
      adminPath: found.adminPath,
      storedUrls: found.storedUrls,
      phpMin: versions.min,
      phpMax: versions.max,
      accounts,
    };
    const image = await baker.bake(order, quiet());
    undone.push(() => baker.remove(order.packSha256));
    const specs = sandboxSpecs(image.tag, testSetting('E5B_DATA_DIR'));
    undone.push(specs.cleanUp);
    ({ sandbox: own } = await provision(runtime, specs.next(), account));
    undone.push(() => runtime.remove(own));
  }, 400_000);

  afterAll(async () => {
    for (const undo of undone.reverse()) await undo();
  }, 60_000);

  test('what was packed is what a teacher has: own prefix, own folder, own settings', () => {
    expect(pack.manifest.database.tablePrefix).toBe(OLD_PREFIX);
    expect(pack.manifest.site.storedUrls).toContain(OLD_ADDRESS);
    expect(pack.manifest.files.some(({ path }) => path === 'docroot/wp-config.php')).toBe(false);
  });

  test('the site has the sandbox’s own address, in every kind of value', async () => {
    expect(
      await query(`SELECT DISTINCT option_value FROM ${OLD_PREFIX}options WHERE option_name IN ('siteurl', 'home')`),
    ).toBe(own.origin);
    expect(await query(`SELECT option_value FROM ${OLD_PREFIX}options WHERE option_name = 'essai_objet'`)).toBe(
      `O:14:"Extension_Lien":2:{s:3:"url";s:${own.origin.length + 5}:"${own.origin}/page";s:4:"rang";i:3;}`,
    );
    expect(await query(`SELECT option_value FROM ${OLD_PREFIX}options WHERE option_name = 'essai_liens'`)).toBe(
      `<a href="${own.origin}/a"><img src="/b.png"><a href="${NEVER_OURS}">`,
    );
    expect(await query(`SELECT lien, rang FROM ${OLD_PREFIX}essai_sans_cle`)).toBe(`${own.origin}/c\t7`);
  });

  test('no table and no file holds an address of elsewhere', async () => {
    const dump = await inside(
      'sh',
      '-c',
      'mariadb-dump --no-defaults -S /run/mysqld/mysqld.sock --skip-extended-insert wordpress | grep -E "contexte.e5b.invalid|localhost/ecole-ravaude"',
    );
    expect(dump.split('\n').filter((line) => !line.includes(NEVER_OURS))).toEqual([]);
    expect(await inside('grep', '-rlE', 'contexte.e5b.invalid|ecole-ravaude', '/var/www/html')).toBe('');
  });

  test('widgets, menus and the theme’s settings survive the move', async () => {
    expect(await php('echo count(get_option("widget_block")), " ", count(wp_get_nav_menu_items("Menu 1"));')).toBe(
      '5 4',
    );
    const content = await php(
      'echo implode(get_posts(["numberposts" => -1, "post_type" => "any"]) ? array_column(get_posts(["numberposts" => -1, "post_type" => "page"]), "post_content") : []);',
    );
    expect(content).toContain(`${own.origin}/wp-content/uploads/`);
  });

  test('the account of the context signs in with its role; nobody is asked anything', async () => {
    const user = await php(`$u = get_user_by('login', 'candidat'); echo $u->roles[0], ' ', $u->user_email;`);
    expect(user).toBe('administrator candidat@example.org');
    expect(await php('echo get_option("upload_path") === "" ? "none" : "other", WP_DEBUG ? " debug" : " quiet";')).toBe(
      'none quiet',
    );
  });

  test('an outgoing call fails at once, from WordPress and from PHP', async () => {
    const wordpress = await php(
      '$r = wp_remote_get("https://api.wordpress.org/", ["timeout" => 30]); echo is_wp_error($r) ? $r->get_error_code() : "answered";',
    );
    expect(wordpress).toBe('http_request_not_executed');
    const bare = await php(
      '$c = curl_init("https://example.org/"); curl_setopt($c, CURLOPT_TIMEOUT, 30); curl_exec($c); echo curl_errno($c);',
    );
    expect(bare).toBe('6'); // CURLE_COULDNT_RESOLVE_HOST: 28 would be a wait
  });

  test('mail ends in the sink', async () => {
    expect(
      await php('echo wp_mail("client@example.org", "Votre commande", "Elle est prête.") ? "sent" : "refused";'),
    ).toBe('sent');
    expect(await inside('sh', '-c', 'grep -l "Votre commande" /var/spool/e5b-mail/* | wc -l')).toBe('1');
  });

  describe('what is no single, complete WordPress is refused with a sentence, and nothing is left', () => {
    const SITE = [
      'index.php',
      'wp-load.php',
      'wp-login.php',
      'wp-settings.php',
      'wp-includes/version.php',
      'wp-admin/admin.php',
    ];
    const TABLES = ['options', 'posts', 'postmeta', 'users', 'usermeta'];
    const cases: [what: string, files: string[], tables: string[], reason: string][] = [
      [
        'half a docroot',
        SITE.slice(1),
        TABLES,
        'Le dossier du site n’est pas un WordPress complet : « index.php » manque.',
      ],
      ['half a dump', SITE, TABLES.slice(1), 'La sauvegarde de la base n’a pas de table « ecole_options ».'],
      [
        'a network of sites',
        SITE,
        [...TABLES, 'blogs'],
        'La base est celle d’un réseau de sites (multisite) ; un contexte est un seul site : exportez-le seul, puis refaites le contexte.',
      ],
    ];

    test.each(cases)(
      '%s',
      async (_, files, tables, reason) => {
        const payloadDir = await mkdtemp(join(folder, 'wrong-'));
        await mkdir(join(payloadDir, 'docroot/wp-content/themes'), { recursive: true });
        for (const file of files) {
          await mkdir(join(payloadDir, 'docroot', dirname(file)), { recursive: true });
          await writeFile(join(payloadDir, 'docroot', file), '<?php');
        }
        await mkdir(join(payloadDir, 'database'));
        const dump = tables.map((table) => `CREATE TABLE ${OLD_PREFIX}${table} (id int);`).join('\n');
        await writeFile(join(payloadDir, order.dumpPath), dump);
        const packSha256 = randomBytes(32).toString('hex');
        await expect(baker.bake({ ...order, payloadDir, packSha256 }, quiet())).rejects.toMatchObject({ reason });
        expect(await bakeLeftovers(packSha256)).toBe(0);
      },
      60_000,
    );
  });
});
