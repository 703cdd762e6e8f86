import { fieldValue } from './field-values.js';

it.each([
  ['priceInclTax', '24.9', '24,9'],
  ['price (75 cl)', '5.5', '5,5'],
  ['reference', '24.9', '24.9'],
  ['categoriesAdded', 'Accueil · Zéro déchet', 'Accueil · Zéro déchet'],
  ['roles', 'author · editor', 'auteur · éditeur'],
  ['roles', 'constructor', 'constructor'],
  ['locations', '', '(vide)'],
  ['title', null, '(vide)'],
  ['online', 'false', 'non'],
  ['active', '1', 'oui'],
  ['comment_moderation', '0', 'non'],
  ['status', 'hold', 'en attente'],
  ['status', '0', 'désactivé'],
  ['password', '[secret]', '(jamais affiché)'],
])('says the value of %s, %s, as « %s »', (field, value, said) => {
  expect(fieldValue(field, value)).toBe(said);
});
