import { type DumpReport, emptyReport } from '../sql/normalize-dump.js';
import { Findings } from './build-finding.js';
import { activePlugins, choosePrefix, DumpFacts, prefixesOf, storedUrls } from './dump-facts.js';
import { requireProfiles } from './require-profiles.js';
import { siteContents } from './site-contents.js';

const WORDPRESS = ['options', 'posts', 'postmeta', 'users', 'usermeta', 'terms'];
const tablesOf = (...prefixes: string[]) => prefixes.flatMap((prefix) => WORDPRESS.map((name) => prefix + name));

function report(tables: string[], rows: Readonly<Record<string, Record<string, string | null>[]>> = {}): DumpReport {
  const empty = emptyReport();
  for (const table of tables) empty.survey.tables.set(table, []);
  for (const [table, list] of Object.entries(rows)) empty.survey.rows.set(table, list);
  return empty;
}
const option = (option_name: string, option_value: string) => ({ option_name, option_value });

describe('what a dump says of its site', () => {
  it('finds prefixes by whole installations only', () => {
    expect(prefixesOf([...tablesOf('wp_', 'old_'), 'wp_shop_options'], 'wordpress')).toEqual(['wp_', 'old_']);
    expect(prefixesOf(tablesOf(''), 'wordpress')).toEqual(['']);
  });

  it('chooses the prefix by the author’s word, then the configuration, then the only one', () => {
    const two = report(tablesOf('wp_', 'old_'));
    expect(choosePrefix(two, 'wordpress', 'old_', 'wp_')).toBe('old_');
    expect(choosePrefix(two, 'wordpress', null, 'wp_')).toBe('wp_');
    expect(choosePrefix(report(tablesOf('x_')), 'wordpress', null, 'wp_')).toBe('x_');
    expect(() => choosePrefix(two, 'wordpress', null, null)).toThrow('PREFIX_AMBIGUOUS');
    expect(() => choosePrefix(two, 'wordpress', 'none_', null)).toThrow('PREFIX_UNKNOWN');
    expect(() => choosePrefix(report(['a']), 'wordpress', null, null)).toThrow('PREFIX_UNKNOWN');
    expect(() => choosePrefix(report([]), 'wordpress', null, null)).toThrow('DUMP_WITHOUT_TABLES');
  });

  it('lists every base address of WordPress that has to be rewritten', () => {
    const rows = { wp_options: [option('siteurl', 'http://demo.test/site'), option('home', 'http://demo.test/site/')] };
    const found = report(tablesOf('wp_'), rows);
    for (const origin of [
      'https://demo.test',
      'http://localhost:8888',
      'http://192.168.1.4',
      'https://wordpress.org',
    ]) {
      found.survey.origins.set(origin, 1);
    }
    expect(storedUrls(found, new DumpFacts(found, 'wp_'))).toEqual([
      'http://demo.test/site',
      'https://demo.test/site',
      'http://localhost:8888',
      'http://192.168.1.4',
    ]);
  });

  it('lists those of PrestaShop from its shops', () => {
    const shop = { domain: 'shop.test', domain_ssl: 'shop.test:443', physical_uri: '/boutique/' };
    const found = report([], { ps_shop_url: [shop] });
    expect(storedUrls(found, new DumpFacts(found, 'ps_'))).toEqual([
      'http://shop.test/boutique',
      'https://shop.test:443/boutique',
    ]);
  });

  it('reads active plugins, and the configuration of all shops before that of one', () => {
    expect(activePlugins('a:2:{i:0;s:11:"seo/seo.php";i:1;s:9:"hello.php";}')).toEqual(['seo/seo.php', 'hello.php']);
    expect(activePlugins(null)).toEqual([]);
    const rows = {
      ps_configuration: [
        { name: 'A', value: '2', id_shop: '1' },
        { name: 'A', value: '1', id_shop: null },
      ],
    };
    expect(new DumpFacts(report([], rows), 'ps_').setting('A')).toBe('1');
  });

  it('refuses a network of sites, a shop without back office, a dump without theme', () => {
    const site = {
      cms: 'wordpress' as const,
      version: '6.6.2',
      php: { min: '7.2', max: null },
      adminPath: 'wp-admin',
      tablePrefix: 'wp_',
      locale: null,
      multisite: false,
      themes: [],
      extensions: [],
    };
    const found = report(tablesOf('wp_'), { wp_options: [option('stylesheet', 'gone')] });
    const folders = { emptyDirectories: ['a', 'a/b'], occupied: (folder: string) => folder === 'wp-content/uploads' };
    const findings = new Findings();
    const contentsOf = (change: object, from = found) =>
      siteContents({ ...site, ...change }, from, new DumpFacts(from, 'wp_'), folders, findings);
    expect(() => contentsOf({ multisite: true })).toThrow('MULTISITE');
    expect(() => contentsOf({ adminPath: '' })).toThrow('ADMIN_FOLDER_UNKNOWN');
    expect(() => contentsOf({}, report(tablesOf('wp_')))).toThrow('THEME_UNKNOWN');
    const two = [{ blog_id: '1' }, { blog_id: '2' }];
    expect(() => contentsOf({}, report(tablesOf('wp_'), { wp_blogs: two }))).toThrow('MULTISITE');
    expect(contentsOf({}).emptyDirectories).toEqual(['docroot/a/b', 'docroot/wp-content/upgrade']);
    expect(findings.list.filter(({ warning }) => warning).map(({ code }) => code)).toEqual(['THEME_MISSING']);
  });

  it('wants profiles that the shop has, in any of its languages', () => {
    const names = ['SuperAdmin', 'Commercial'].map((name) => ({ id_profile: '1', name }));
    const french = new DumpFacts(report([], { ps_profile_lang: names }), 'ps_');
    const account = (role: string) => [{ login: 'vente@essai.example', role }];
    expect(() => requireProfiles('prestashop', account('Salesman'), french)).toThrow(
      'PROFILE_UNKNOWN {"login":"vente@essai.example","role":"Salesman","known":"SuperAdmin, Commercial"}',
    );
    for (const role of ['commercial', 'SuperAdmin', 'administrator'])
      requireProfiles('prestashop', account(role), french);
    requireProfiles('wordpress', account('editor'), french);
    requireProfiles('prestashop', account('Salesman'), new DumpFacts(report([]), 'ps_'));
  });
});
