import { eventsOf, told } from '../testing/recording.js';
import { ScriptedSite } from '../testing/scripted-site.js';

const COMMENT = {
  comment_post_ID: 7,
  comment_author: 'Nadia',
  comment_content: 'Bravo',
  comment_approved: '0',
  comment_parent: 0,
  user_id: 0,
};
const SITE = { posts: [{ ID: 7, post_title: 'Bancs' }], comments: [{ comment_ID: 3, ...COMMENT }] };

describe('comments', () => {
  it.each([
    ['comment-approve', ['approve comment « Karim L. »']],
    ['comment-spam', ['spam comment « Promo Casino »']],
    ['comment-trash', ['trash comment « Lucie »']],
    ['comment-unapprove', ['update comment « Élodie »']],
    ['comment-reply', ['reply comment « Paul Durand »']],
    ['comment-edit', ['update comment « Nadia B. »']],
    ['comment-untrash', ['restore comment « Lucie »']],
    ['comment-delete-permanent', ['delete comment « Promo Casino »']],
  ])('tells %s', (act, expected) => {
    expect(told(eventsOf(act))).toEqual(expected);
  });

  it('quotes the comment and its answer', () => {
    expect(eventsOf('comment-reply')[0]).toMatchObject({
      actorHint: 'admin',
      facts: { to: 'Paul Durand', text: "Bonjour Paul, nous conseillons l'huile de lin." },
    });
  });

  it('tells the state by WordPress’s own words', () => {
    expect(eventsOf('comment-approve')[0]?.changes).toEqual([{ field: 'status', before: 'hold', after: 'approved' }]);
    expect(eventsOf('comment-spam')[0]).toMatchObject({ facts: { status: 'spam' } });
  });

  it('does not tell what a visitor writes', () => {
    const site = new ScriptedSite(SITE);
    site.insert('comments', { comment_ID: 4, ...COMMENT });
    expect(site.settled()).toEqual([]);
  });

  it('does not tell the comments that go with their article', () => {
    const trashed = new ScriptedSite(SITE)
      .update('posts', 7, { post_status: 'trash' })
      .update('comments', 3, { comment_approved: 'post-trashed' });
    expect(told(trashed.settled())).toEqual(['trash post « Bancs »']);
    const deleted = new ScriptedSite(SITE).remove('comments', 3).remove('posts', 7);
    expect(told(deleted.settled())).toEqual(['delete post « Bancs »']);
  });
});
