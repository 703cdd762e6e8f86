import { eventsOf, told } from '../testing/recording.js';

describe('the media library', () => {
  it.each([
    ['media-upload-video', ['upload media « atelier-presentation »'], 'wp.media.upload'],
    ['media-rename', ["update media « Vidéo de présentation de l'atelier »"], 'wp.media.rename'],
    ['media-alt-classic-form', ['update media « Fauteuil en pneus »'], 'wp.media.text'],
    ['media-rotate', ['update media « Tabouret en bidon »'], 'wp.media.edit'],
    ['media-restore-original', ['restore media « Tabouret en bidon »'], 'wp.media.edit'],
  ])('tells %s', (act, expected, rule) => {
    expect(told(eventsOf(act))).toEqual(expected);
    expect(eventsOf(act)[0]?.rules).toContain(rule);
  });

  it('gathers the fields that the window saves one by one', () => {
    const events = eventsOf('media-alt-title-caption-desc');
    expect(events).toHaveLength(1);
    expect(events[0]?.changes.map((change) => change.field)).toEqual(['title', 'caption', 'description', 'alt']);
  });

  it('does not tell the copies that WordPress crops', () => {
    expect(told(eventsOf('site-icon'))).toEqual([
      'upload media « icone-site »',
      'update site_identity « icône du site »',
    ]);
  });
});
