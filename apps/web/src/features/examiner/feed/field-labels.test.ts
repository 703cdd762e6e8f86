import { fieldLabel } from './field-labels.js';

it.each([
  ['priceInclTax', 'Prix TTC'],
  ['price (75 cl)', 'Prix HT (75 cl)'],
  ['taille_des_photos', 'taille des photos'],
  ['constructor', 'constructor'],
])('says the field %s as « %s »', (field, label) => {
  expect(fieldLabel(field)).toBe(label);
});
