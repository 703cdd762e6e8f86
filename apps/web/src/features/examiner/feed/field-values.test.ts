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
  ['default_comment_status', 'closed', 'fermé'],
  ['partial_use', '1', 'oui'],
  ['condition', 'used', 'utilisé'],
  ['shipping_method', '2', 'le prix'],
  ['weight (M)', '0.25', '0,25'],
  ['password', '[secret]', '(jamais affiché)'],
])('says the value of %s, %s, as « %s »', (field, value, said) => {
  expect(fieldValue(field, value)).toBe(said);
});
