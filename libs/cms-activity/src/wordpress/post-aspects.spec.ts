import { eventsOf, told } from '../testing/recording.js';
import { ScriptedSite } from '../testing/scripted-site.js';
import type { Row } from '../types.js';

const SITE: Record<string, Row[]> = {
  posts: [
    { ID: 7, post_title: 'Bancs' },
    { ID: 30, post_title: 'Photo', post_type: 'attachment', post_status: 'inherit' },
  ],
  terms: [
    { term_id: 1, name: 'Non classé', slug: 'non-classe' },
    { term_id: 4, name: 'Conseils', slug: 'conseils' },
  ],
  term_taxonomy: [
    { term_taxonomy_id: 1, term_id: 1, taxonomy: 'category', description: '', parent: 0, count: 0 },
    { term_taxonomy_id: 4, term_id: 4, taxonomy: 'category', description: '', parent: 0, count: 1 },
  ],
  term_relationships: [{ object_id: 7, term_taxonomy_id: 4, term_order: 0 }],
  postmeta: [{ meta_id: 1, post_id: 7, meta_key: '_thumbnail_id', meta_value: '30' }],
  options: [{ option_id: 1, option_name: 'default_category', option_value: '1', autoload: 'yes' }],
};

describe('what belongs to a post or page', () => {
  it.each([
    ['post-author', ['assign author « Camille Roux »']],
    ['featured-image-remove', ['delete featured_image « Nouvelle collection : les bancs en palettes »']],
    ['seo-fields', ['update seo « Entretenir un meuble en bois recyclé »']],
    ['block-gallery-update', ['update page « Catalogue des matériaux »', 'update gallery « Catalogue des matériaux »']],
    ['post-tags', ['create tag « upcycling »', 'create tag « printemps »', 'assign tag « upcycling, printemps »']],
  ])('tells %s', (act, expected) => {
    expect(told(eventsOf(act))).toEqual(expected);
  });

  it('names the content that it is about', () => {
    expect(eventsOf('post-author')[0]?.facts).toMatchObject({ target: 'Salon du meuble de Nantes 2027' });
    expect(eventsOf('seo-fields')[0]?.changes.map((change) => change.field)).toEqual([
      'seo_title',
      'seo_description',
      'seo_keyphrase',
    ]);
  });

  it('names the author whose account went away', () => {
    const authors = eventsOf('user-delete-reassign').filter((event) => event.object === 'author');
    expect(authors.map((event) => event.changes[0]?.before)).not.toContain('3');
  });

  it('leaves out the image that went with its media', () => {
    const site = new ScriptedSite(SITE);
    site.remove('postmeta', 1).remove('posts', 30);
    expect(told(site.settled())).toEqual(['delete media « Photo »']);
  });

  it('leaves out the default category that a deleted one leaves behind', () => {
    const site = new ScriptedSite(SITE);
    site
      .insert('term_relationships', { object_id: 7, term_taxonomy_id: 1, term_order: 0 })
      .remove('term_relationships', '7:4')
      .remove('term_taxonomy', 4)
      .remove('terms', 4);
    expect(told(site.settled())).toEqual(['delete category « Conseils »']);
  });
});
