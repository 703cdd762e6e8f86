import type { FeedEvent } from '@e5b/contracts';
import { feedSentence } from './feed-sentence.js';
import { NOUNS, PARTICIPLES } from './feed-words.js';

/** With plain spaces, which are easier to write down. */
const sentence = (verb: string, object: string, name: string, facts: FeedEvent['facts'] = {}): string =>
  feedSentence({ verb, object, name, facts }).replaceAll('\u00a0', ' ');

it.each([
  ['publish', 'page', 'Nos ateliers', 'Page « Nos ateliers » publiée'],
  ['create', 'post', 'Portes ouvertes', 'Article « Portes ouvertes » créé'],
  ['trash', 'page', 'Livraison', 'Page « Livraison » mise à la corbeille'],
  ['trash', 'post', 'Guide', 'Article « Guide » mis à la corbeille'],
  ['create', 'category', 'Événements', 'Catégorie « Événements » créée'],
  ['upload', 'media', 'banc', 'Média « banc » importé'],
  ['activate', 'plugin', 'Yoast SEO', 'Extension « Yoast SEO » activée'],
  ['configure', 'reading_settings', 'Page statique', 'Réglages de lecture modifiés : Page statique'],
  ['assign', 'role', 'lea.martin', 'Rôle attribué à « lea.martin »'],
  ['configure', 'customer_group', 'Pro', 'Groupe de clients « Pro » réglé'],
  ['update', 'permission', 'Vendeur', 'Permissions « Vendeur » modifiées'],
  ['approve', 'comment', 'Karim L.', 'Commentaire de « Karim L. » approuvé'],
  ['reply', 'comment', 'Paul Durand', 'Réponse au commentaire de « Paul Durand »'],
  ['login', 'user', 'admin', 'Connexion de « admin »'],
  ['unpublish', 'cms_page', 'Livraison', 'Page CMS « Livraison » retirée de la publication'],
  ['pin', 'post', 'À la une', 'Article « À la une » mis en avant'],
])('%s %s', (verb, object, name, expected) => expect(sentence(verb, object, name)).toBe(expected));

it('says that something was published as it was made', () => {
  const made = (object: string, status: string): string => sentence('create', object, 'X', { status });
  expect(made('page', 'publish')).toBe('Page « X » créée et publiée');
  expect(made('post', 'publish')).toBe('Article « X » créé et publié');
  expect(made('post', 'draft')).toBe('Article « X » créé');
});

it('has a sentence without code words for every verb and every object', () => {
  for (const verb of Object.keys(PARTICIPLES)) {
    for (const object of Object.keys(NOUNS)) {
      expect(sentence(verb, object, 'X')).toMatch(/^[A-ZÉÀ][^_]*\bX\b[^_]*$/);
    }
  }
});

it('falls back to the words it was given', () => {
  expect(sentence('publish', 'price_list', 'Été')).toBe('Price list « Été » publié');
  expect(sentence('teleport', 'page', 'Accueil')).toBe('Page « Accueil » : teleport');
  expect(sentence('create', 'page', ' ')).toBe('Page « sans titre » créée');
});

it('keeps signs on the line of their word, in a narrow column too', () => {
  const told = (verb: string, object: string) => feedSentence({ verb, object, name: 'X', facts: {} });
  for (const verb of Object.keys(PARTICIPLES))
    for (const object of Object.keys(NOUNS)) expect(told(verb, object)).not.toMatch(/« | [:;!?»]/);
  expect(told('teleport', 'page')).toBe('Page «\u00a0X\u00a0»\u00a0: teleport');
});

it('shows markup as text', () => {
  expect(sentence('create', 'page', '<img src=x onerror=alert(1)>')).toContain('« <img src=x onerror=alert(1)> »');
});
