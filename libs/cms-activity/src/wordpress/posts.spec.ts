import { eventsOf, told } from '../testing/recording.js';
import { ScriptedSite } from '../testing/scripted-site.js';
import type { Row } from '../types.js';

const DRAFT: Row = { ID: 7, post_title: 'Bancs', post_status: 'draft', post_content: '<p>Un</p>', post_type: 'post' };
const revision = (ID: number, of: Row): Row => ({
  ...of,
  ID,
  post_parent: of.ID ?? 0,
  post_type: 'revision',
  post_status: 'inherit',
  post_name: `${of.ID}-revision-v1`,
});

describe('posts and pages', () => {
  it('tells a new article at its first save, with its category, not at the opening of the editor', () => {
    expect(told(eventsOf('post-create-publish'))).toEqual([
      'create post « Portes ouvertes au printemps »',
      'assign category « Nouveautés »',
    ]);
    const [created] = eventsOf('post-create-publish');
    expect(created).toMatchObject({
      actorHint: 'admin',
      link: expect.stringContaining('action=edit'),
      publicPath: expect.stringMatching(/^\/\?p=\d+$/),
      session: ['2021', '2024'],
      facts: { status: 'publish', headings: [{ level: 2, text: 'Programme' }], blocks: { heading: 1, paragraph: 1 } },
    });
    expect(created?.functionality).toContain(
      'Créer, modifier, publier et supprimer un article, une page et une catégorie',
    );
  });

  it('shows where a text changed', () => {
    const [update] = eventsOf('post-update');
    expect(update?.changes).toEqual([
      { field: 'content', before: expect.any(String), after: expect.stringContaining('Pensez à tester') },
    ]);
  });

  it('counts a link as internal or external', () => {
    expect(eventsOf('link-internal')[0]?.facts.linksAdded).toMatchObject([{ internal: true, text: 'Nous contacter' }]);
    expect(eventsOf('link-external')[0]?.facts.linksAdded).toMatchObject([{ internal: false, text: "Voir l'ADEME" }]);
  });

  it.each([
    ['block-calendar', { blocksAdded: ['calendar'] }, 'wp.content.blocks'],
    ['block-video', { blocksAdded: ['video'] }, 'wp.content.media'],
    ['block-map', {}, 'wp.content.map'],
    ['block-image', { images: { total: 2, withoutAlt: expect.any(Number) } }, 'wp.content.image'],
    ['page-parent', { parent: "L'atelier" }, 'wp.content.parent'],
  ])('reads %s', (act, facts, rule) => {
    const [event] = eventsOf(act);
    expect(event?.facts).toMatchObject(facts);
    expect(event?.rules).toContain(rule);
  });

  it('knows a restored revision', () => {
    expect(eventsOf('post-revision-restore')[0]).toMatchObject({ verb: 'restore', facts: { revision: true } });
  });

  it('does not take a scheduled publication for the candidate’s', () => {
    expect(eventsOf('cron-publish-scheduled')).toEqual([]);
  });

  it('tells a draft’s save from the editor’s own', () => {
    const site = new ScriptedSite({ posts: [DRAFT, revision(8, DRAFT)] });
    site.update('posts', 7, { post_content: '<p>Un, de</p>', post_modified: 'a' }).wait(3000);
    expect(site.given).toEqual([]);
    site.update('posts', 7, { post_content: '<p>Un, deux</p>', post_modified: 'b' });
    site.insert('posts', revision(9, { ...DRAFT, post_content: '<p>Un, deux</p>' }));
    expect(told(site.settled())).toEqual(['update post « Bancs »']);
  });

  it('says nothing of dates, counters and slugs that WordPress keeps by itself', () => {
    const site = new ScriptedSite({ posts: [{ ...DRAFT, post_status: 'publish', post_name: 'bancs' }] });
    site.update('posts', 7, { post_modified: 'x', post_modified_gmt: 'y', comment_count: 4, guid: 'z' });
    expect(site.settled()).toEqual([]);
    site.update('posts', 7, { post_name: 'bancs__trashed' }).update('posts', 7, { post_status: 'trash' });
    expect(site.settled().map((event) => event.changes)).toEqual([
      [{ field: 'status', before: 'publish', after: 'trash' }],
    ]);
  });

  it('tells a post deleted before it was ever saved from one that was', () => {
    const site = new ScriptedSite({ posts: [{ ...DRAFT, ID: 5, post_status: 'auto-draft' }, DRAFT] });
    site.remove('posts', 5).remove('posts', 7);
    expect(told(site.settled())).toEqual(['delete post « Bancs »']);
  });
});
