import { fieldLabel } from './field-labels.js';

it.each([
  ['product', 'priceInclTax', 'Prix TTC'],
  ['product', 'price (2)', 'Prix HT (2)'],
  ['combination', 'price (75 cl)', 'Impact prix HT (75 cl)'],
  ['combination', 'priceInclTax (75 cl)', 'Impact prix TTC (75 cl)'],
  ['combination', 'quantity (75 cl)', 'Quantité (75 cl)'],
  ['cart_rule', 'partial_use', 'Utilisation partielle'],
  ['discussion_settings', 'default_comment_status', 'Commentaires des nouveaux articles'],
  ['setting', 'taille_des_photos', 'taille des photos'],
  ['combination', 'constructor', 'constructor'],
])('says, of a %s, the field %s as « %s »', (object, field, label) => {
  expect(fieldLabel(field, object)).toBe(label);
});
