import fc from 'fast-check';
import { cleanChange } from './clean-row.js';
import { contentFacts } from './content-facts.js';
import { phpValue } from './php-value.js';
import { told } from './testing/recording.js';
import { ScriptedSite } from './testing/scripted-site.js';
import type { Row, RowChange } from './types.js';

const POST: Row = { ID: 7, post_title: 'Atelier', post_type: 'post', post_name: 'atelier' };
/** Eight times as much may take 24 times as long on a busy machine; what grows with the square takes 64 times. */
const TIMES = 8;
const SLOWER = 24;
/** Below this, the clock and the compiler decide. */
const LEAST_MS = 20;
jest.setTimeout(60_000);

const ms = (work: () => void): number => {
  const start = performance.now();
  work();
  return performance.now() - start;
};

describe('hostile data', () => {
  it('passes HTML on as the text that it is', () => {
    const attack = '<img src=x onerror=alert(1)><script>alert(2)</script>';
    const site = new ScriptedSite({ posts: [POST] });
    site.update('posts', 7, { post_title: attack, post_content: `<!-- wp:html -->${attack}<!-- /wp:html -->` });
    const [event] = site.settled();
    expect(event?.name).toBe(attack);
    expect(event?.changes[0]?.after).toBe(attack);
    expect(event?.link).toBe('/wp-admin/post.php?post=7&action=edit');
  });

  it('builds links from identifiers only', () => {
    const site = new ScriptedSite({ options: [{ option_id: 1, option_name: 'sticky_posts', option_value: 'a:0:{}' }] });
    site.option('sticky_posts', 'a:1:{i:0;s:20:"7&x="><script>//zzzz";}');
    for (const event of site.settled()) expect(event.link).not.toMatch(/[<>"]/);
  });

  it('reads a 4 MB post, and says only where it changed', () => {
    const paragraph =
      '<!-- wp:paragraph -->\n<p>Une <a href="/x">phrase</a> de l’atelier.</p>\n<!-- /wp:paragraph -->\n';
    const edit = (bytes: number): { site: ScriptedSite; spent: number } => {
      const long = paragraph.repeat(Math.ceil(bytes / paragraph.length));
      const site = new ScriptedSite({ posts: [{ ...POST, post_content: long }] });
      return { site, spent: ms(() => site.update('posts', 7, { post_content: `${long}<p>Fin 🎓</p>` })) };
    };
    edit(100_000);
    const small = edit(4_000_000 / TIMES).spent;
    const { site, spent } = edit(4_000_000);
    expect(spent / Math.max(small, LEAST_MS)).toBeLessThan(SLOWER);
    const [event] = site.settled();
    expect(JSON.stringify(event).length).toBeLessThan(20_000);
    expect(JSON.stringify(event?.changes)).toContain('Fin 🎓');
  });

  it.each<[string, (n: number) => string]>([
    ['unclosed tags', (n) => '<div><p><a href="x">'.repeat(n)],
    ['deep nesting', (n) => `${'<div>'.repeat(n)}x${'</div>'.repeat(n)}`],
    ['comment openers', (n) => '<!-- wp:'.repeat(n)],
    ['braces in a block', (n) => `<!-- wp:html ${'{'.repeat(n)} -->`],
    ['spaces in a block', (n) => `<!-- wp:html ${' '.repeat(n)}x -->`],
    ['ampersands', (n) => '&'.repeat(10 * n)],
    ['gallery openers', (n) => '[gallery '.repeat(n)],
  ])('takes linear time for %s', (_name, content) => {
    const read = (n: number): number => ms(() => contentFacts(content(n), 'http://a.example'));
    read(1000);
    const small = read(50_000 / TIMES);
    expect(read(50_000) / Math.max(small, LEAST_MS)).toBeLessThan(SLOWER);
  });

  it('never throws on serialised text, however broken', () => {
    const seeds = [
      'a:1:{s:3:"abc";i:1;}',
      'O:8:"stdClass":1:{s:1:"a";R:1;}',
      'a:999999999:{',
      's:5:"ab";',
      'a:1:{i:0;C:3:"Foo":2:{xx}}',
    ];
    fc.assert(
      fc.property(fc.constantFrom(...seeds), fc.nat(40), fc.string(), (seed, at, noise) => {
        const broken = seed.slice(0, at % seed.length) + noise + seed.slice(at % seed.length);
        expect(() => phpValue(broken)).not.toThrow();
      }),
    );
    expect(phpValue('a:1:{s:9:"__proto__";a:1:{s:8:"polluted";i:1;}}')).toBeDefined();
    expect(({} as { polluted?: unknown }).polluted).toBeUndefined();
    expect(phpValue(`${'a:1:{i:0;'.repeat(20_000)}N;${'}'.repeat(20_000)}`)).toBeDefined();
  });

  it('cleans bytes, broken UTF-8 and lone surrogates', () => {
    const raw = {
      ID: 1,
      post_title: Buffer.from([0x41, 0xff, 0xc3, 0xa9]),
      post_content: 'x\ud800y',
      big: 2n ** 63n,
      when: new Date(0),
    };
    const { after } = cleanChange('wordpress', 'wp_', { table: 'wp_posts', op: 'insert', before: null, after: raw });
    expect(after).toEqual({
      ID: 1,
      post_title: 'A\ufffdé',
      post_content: 'x\ufffdy',
      big: '9223372036854775808',
      when: '1970-01-01T00:00:00.000Z',
    });
  });

  it('survives any row in any table', () => {
    const cell = fc.oneof(
      fc.constant(null),
      fc.string(),
      fc.integer(),
      fc.constantFrom('publish', 'nav_menu_item', 'attachment', 'a:1:{', '-1'),
    );
    const tables: Record<string, string[]> = {
      posts: [
        'ID',
        'post_type',
        'post_status',
        'post_title',
        'post_content',
        'post_parent',
        'menu_order',
        'post_author',
      ],
      postmeta: ['meta_id', 'post_id', 'meta_key', 'meta_value'],
      options: ['option_id', 'option_name', 'option_value'],
      terms: ['term_id', 'name', 'slug'],
      term_taxonomy: ['term_taxonomy_id', 'term_id', 'taxonomy', 'parent'],
      term_relationships: ['object_id', 'term_taxonomy_id'],
      comments: ['comment_ID', 'comment_post_ID', 'comment_approved', 'user_id', 'comment_parent'],
      users: ['ID', 'user_login', 'display_name'],
      usermeta: ['umeta_id', 'user_id', 'meta_key', 'meta_value'],
      unknown_plugin: ['id', 'anything'],
    };
    const named = fc.constantFrom(
      'sidebars_widgets',
      'active_plugins',
      'theme_mods_x',
      'sticky_posts',
      'widget_block',
      '_thumbnail_id',
      '_menu_item_type',
      'wp_capabilities',
    );
    const row = (columns: string[]) =>
      fc.record(Object.fromEntries(columns.map((c) => [c, /name|key/.test(c) ? fc.oneof(named, cell) : cell])), {
        requiredKeys: [],
      });
    const change = fc.constantFrom(...Object.keys(tables)).chain((table) =>
      fc.record({
        table: fc.constant(`wp_${table}`),
        op: fc.constantFrom('insert' as const, 'update' as const, 'delete' as const),
        before: fc.option(row(tables[table]!), { nil: null }),
        after: fc.option(row(tables[table]!), { nil: null }),
      }),
    );
    fc.assert(
      fc.property(fc.array(change, { maxLength: 30 }), (changes) => {
        const site = new ScriptedSite();
        for (const one of changes) site.commit([one as RowChange]);
        for (const event of site.settled()) expect(event.rules).not.toContain('any.unreadable');
      }),
      { numRuns: 300 },
    );
  });

  it('says of rows that lost their columns that it cannot read them, or nothing', () => {
    const site = new ScriptedSite({ posts: [POST] });
    site.commit([{ table: 'wp_posts', op: 'update', before: { '@1': 7 }, after: { '@1': 7, '@2': 'x' } }]);
    expect(() => site.settled()).not.toThrow();
  });

  it('tells a flood in one line, in linear time', () => {
    const site = new ScriptedSite();
    const rows = (count: number): RowChange[] =>
      Array.from({ length: count }, (_, ID) => ({
        table: 'wp_posts',
        op: 'delete',
        before: { ...POST, ID },
        after: null,
      }));
    const [small, large] = [rows(20_000), rows(200_000)];
    const first = ms(() => site.commit(small));
    site.wait(3000);
    const second = ms(() => site.commit(large));
    expect(second / Math.max(first, LEAST_MS)).toBeLessThan(40);
    const events = site.settled();
    expect(told(events)).toEqual(['delete setting « wp_posts »', 'delete setting « wp_posts »']);
    expect(events[1]?.facts).toMatchObject({ rowCount: 200_000 });
  });

  it('keeps up with a flood of single rows', () => {
    const spent = (count: number): number => {
      const site = new ScriptedSite();
      return ms(() => {
        for (let id = 1; id <= count; id++) site.insert('posts', { ...POST, ID: id, post_title: `Article ${id}` });
      });
    };
    spent(500);
    const small = spent(1000);
    expect(spent(6000) / Math.max(small, LEAST_MS)).toBeLessThan(30);
  });
});
