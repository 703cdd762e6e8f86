import { execFileSync } from 'node:child_process';
import { mkdir, mkdtemp, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { crc32, deflateRawSync } from 'node:zlib';
import { detectSite } from './detect-site.js';
import { folderSite } from './folder-site.js';
import { excludedBy, leftOutRule } from './left-out.js';
import { zipSite } from './zip-site.js';

/** A zip as archivers write it: deflated entries, one stored, directories of their own. */
function zipOf(files: Readonly<Record<string, string>>, { mode = 0 } = {}): Buffer {
  const locals: Buffer[] = [];
  const central: Buffer[] = [];
  let offset = 0;
  for (const [name, text] of Object.entries(files)) {
    const content = Buffer.from(text);
    const stored = name.endsWith('/') || text === 'stored';
    const data = stored ? content : deflateRawSync(content);
    const head = Buffer.alloc(30);
    head.writeUInt32LE(0x04034b50, 0);
    head.writeUInt16LE(stored ? 0 : 8, 8);
    head.writeUInt16LE(Buffer.byteLength(name), 26);
    const entry = Buffer.alloc(46);
    entry.writeUInt32LE(0x02014b50, 0);
    entry.writeUInt16LE(stored ? 0 : 8, 10);
    entry.writeUInt32LE(crc32(content), 16);
    entry.writeUInt32LE(data.length, 20);
    entry.writeUInt32LE(content.length, 24);
    entry.writeUInt16LE(Buffer.byteLength(name), 28);
    entry.writeUInt32LE(name.endsWith('.link') ? (0o120777 << 16) >>> 0 : mode, 38);
    entry.writeUInt32LE(offset, 42);
    locals.push(head, Buffer.from(name), data);
    central.push(entry, Buffer.from(name));
    offset += 30 + Buffer.byteLength(name) + data.length;
  }
  const directory = Buffer.concat(central);
  const end = Buffer.alloc(22);
  end.writeUInt32LE(0x06054b50, 0);
  end.writeUInt32LE(directory.length, 12);
  end.writeUInt32LE(offset, 16);
  return Buffer.concat([...locals, directory, end]);
}

const WORDPRESS = {
  'wp-includes/version.php':
    "<?php\n$wp_version = '6.6.2';\n$required_php_version = '7.2.24';\n$wp_local_package = 'fr_FR';\n",
  'wp-config.php': "<?php\n$table_prefix = 'x7_';\ndefine( 'AUTH_KEY', 'secret' );\n",
  'wp-content/themes/enfant/style.css': '/*\nTheme Name: Enfant\nTemplate: parent\nVersion: 1.2\n*/',
  'wp-content/themes/parent/style.css': '/*\nTheme Name: Parent\nVersion: 3.0\n*/',
  'wp-content/themes/parent/templates/index.html': '<!-- wp -->',
  'wp-content/plugins/seo/seo.php': '<?php\n/**\n * Plugin Name: Mon SEO\n * Version: 4.5\n */',
  'wp-content/plugins/seo/other.php': '<?php // no header',
  'wp-content/plugins/hello.php': '<?php /* Plugin Name: Hello */',
};

const PRESTASHOP = {
  'config/defines.inc.php': '<?php',
  'app/AppKernel.php': "<?php class AppKernel { const VERSION = '1.7.8.9'; }",
  'app/config/parameters.php': "<?php return ['parameters' => ['database_prefix' => 'ps_', 'locale' => 'fr-FR']];",
  'admin-api/index.php': "<?php define('_PS_ADMIN_DIR_', 1);",
  'admin12ab/index.php': "<?php define('_PS_ADMIN_DIR_', __DIR__);",
  'vendor/composer/platform_check.php': '<?php if (!(PHP_VERSION_ID >= 70103)) {}',
  'themes/classic/config/theme.yml': 'name: classic\nversion: 2.1.3\n',
  'modules/ps_banner/ps_banner.php': "<?php $this->version = '2.1.2'; $this->displayName = $this->trans('Banner', []);",
};

describe('a site as teachers have it', () => {
  let room: string;
  beforeEach(async () => {
    room = await mkdtemp(join(tmpdir(), 'e5b-site-'));
  });
  afterEach(() => rm(room, { recursive: true }));

  async function put(files: Readonly<Record<string, string>>, under = ''): Promise<void> {
    for (const [name, text] of Object.entries(files)) {
      await mkdir(dirname(join(room, under, name)), { recursive: true });
      await writeFile(join(room, under, name), text);
    }
  }

  it('is found as WordPress some folders below, with theme, plugins and prefix', async () => {
    await put(WORDPRESS, 'htdocs/monsite');
    const { root, site } = await detectSite(await folderSite(room));
    expect(root).toBe('htdocs/monsite');
    expect(site).toMatchObject({
      cms: 'wordpress',
      version: '6.6.2',
      php: { min: '7.2.24', max: '8.3' },
      tablePrefix: 'x7_',
      locale: 'fr_FR',
      multisite: false,
    });
    expect(site.themes).toEqual([
      { name: 'enfant', version: '1.2', parent: 'parent', kind: 'classic' },
      { name: 'parent', version: '3.0', parent: null, kind: 'block' },
    ]);
    expect(site.extensions).toEqual([
      { name: 'hello.php', title: 'Hello', version: null },
      { name: 'seo/seo.php', title: 'Mon SEO', version: '4.5' },
    ]);
  });

  it('is found as PrestaShop with its own admin folder, which is never admin-api', async () => {
    await put(PRESTASHOP);
    const { site } = await detectSite(await folderSite(room), excludedBy(['modules/none*']));
    expect(site).toMatchObject({
      cms: 'prestashop',
      version: '1.7.8.9',
      adminPath: 'admin12ab',
      php: { min: '7.1.3', max: '7.4' },
      tablePrefix: 'ps_',
    });
    expect(site.themes).toEqual([{ name: 'classic', version: '2.1.3', parent: null, kind: 'classic' }]);
    expect(site.extensions).toEqual([{ name: 'ps_banner', title: 'Banner', version: '2.1.2' }]);
  });

  it.each([
    ['1.7.7.8', '7.3'],
    ['1.7.8.11', '7.4'],
    ['8.1.7', '8.1'],
    ['8.2.4', '8.2'],
    ['9.1.4', '8.4'],
  ])('of PrestaShop %s runs on PHP %s at most', async (version, max) => {
    await put({ ...PRESTASHOP, 'app/AppKernel.php': `<?php class AppKernel { const VERSION = '${version}'; }` });
    const { site } = await detectSite(await folderSite(room));
    expect([site.version, site.php.max]).toEqual([version, max]);
  });

  it.each([
    ['5.5.3', '7.4'],
    ['5.6.19', '8.2'],
    ['6.0.14', '8.2'],
    ['6.4.10', '8.3'],
    ['6.8.8', '8.4'],
  ])('of WordPress %s runs on PHP %s at most', async (version, max) => {
    await put({ ...WORDPRESS, 'wp-includes/version.php': `<?php $wp_version = '${version}';` });
    const { site } = await detectSite(await folderSite(room));
    expect([site.version, site.php.max]).toEqual([version, max]);
  });

  it('is read from a zip, as any archiver makes it', async () => {
    const path = join(room, 'site.zip');
    await writeFile(
      path,
      zipOf({
        'boutique/': '',
        ...Object.fromEntries(Object.entries(PRESTASHOP).map(([k, v]) => [`boutique/${k}`, v])),
        'boutique/a.txt': 'stored',
        'boutique/x.link': '/etc/passwd',
      }),
    );
    const tree = await zipSite(path);
    const { root, site, tree: inside } = await detectSite(tree);
    expect([root, site.version, await inside.text('a.txt'), inside.links]).toEqual([
      'boutique',
      '1.7.8.9',
      'stored',
      ['x.link'],
    ]);
    await writeFile(path, 'no zip at all');
    await expect(zipSite(path)).rejects.toThrow();
  });

  it('is read from a zip of the system’s own tool, accents included', async () => {
    await put({ 'a/l’été.txt': 'é'.repeat(5000), 'a/empty.txt': '' });
    try {
      execFileSync('python3', ['-m', 'zipfile', '-c', join(room, 'made.zip'), join(room, 'a')]);
    } catch {
      return;
    }
    const tree = await zipSite(join(room, 'made.zip'));
    expect(await tree.text('a/l’été.txt')).toBe('é'.repeat(5000));
    expect(await tree.text('a/empty.txt')).toBe('');
  });

  it('follows links inside and lists those that lead out or round', async () => {
    await put({ 'in/a.txt': 'a' }, 'site');
    await put({ 'secret.txt': 's' });
    await symlink('in', join(room, 'site/again'));
    await symlink('../secret.txt', join(room, 'site/out'));
    await symlink('..', join(room, 'site/in/round'));
    const tree = await folderSite(join(room, 'site'));
    expect(tree.files.map(({ path }) => path)).toEqual(['again/a.txt', 'in/a.txt']);
    expect(tree.links).toEqual(['again/round', 'in/round', 'out']);
    expect((await folderSite(join(room, 'site'), true)).files.map(({ path }) => path)).toContain('out');
  });

  it('is nothing when there is no CMS', async () => {
    await put({ 'index.html': '<p>' });
    await expect(detectSite(await folderSite(room))).rejects.toThrow('Neither WordPress nor PrestaShop');
  });
});

describe('leftOutRule', () => {
  it.each([
    ['wordpress', 'wp-config.php', 'secret'],
    ['wordpress', '.htaccess', 'secret'],
    ['wordpress', '.env.local', 'secret'],
    ['wordpress', 'wp-content/uploads/.htaccess', null],
    ['wordpress', 'wp-content/cache/a.html', 'cache'],
    ['wordpress', 'wp-content/uploads/2026/05/logo.png', null],
    ['wordpress', 'wp-content/debug.log', 'log'],
    ['wordpress', '.git/config', 'tool'],
    ['wordpress', 'sauvegarde.sql.gz', 'dump'],
    ['wordpress', 'backups/base.sql', 'dump'],
    ['wordpress', 'wp-content/plugins/seo/install.sql', null],
    ['wordpress', 'wp-content/plugins/cache/cache.php', null],
    ['prestashop', 'app/config/parameters.php', 'secret'],
    ['prestashop', 'var/cache/prod/x.php', 'cache'],
    ['prestashop', 'cache/smarty/compile/index.php', null],
    ['prestashop', 'modules/ps_x/sql/install.sql', null],
    ['prestashop', 'admin12/autoupgrade/backup/x.zip', 'dump'],
    ['prestashop', 'install/index.php', 'tool'],
    ['prestashop', 'config/xml/themes/default.xml', null],
    ['prestashop', 'modules/own/a.php', 'excluded'],
    ['prestashop', 'tmp-x.php', 'excluded'],
  ] as const)('in %s, %s: %s', (cms, path, reason) => {
    expect(leftOutRule(cms, ['modules/own', 'tmp-*.php'])(path)).toBe(reason);
  });
});
