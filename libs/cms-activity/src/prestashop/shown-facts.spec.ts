import type { Finding } from '../finding.js';
import { withShownFacts } from './shown-facts.js';

const FINDING: Finding = {
  slot: 'main',
  verb: 'create',
  object: 'combination',
  objectId: '7',
  name: 'Mug',
  rules: [],
  rows: [],
};

describe('what was set, among the changes', () => {
  it('tells a new object by its facts, combinations with their impact without and with tax', () => {
    const facts: Finding['facts'] = {
      reduction: 10,
      reduction_amount: 0,
      from: null,
      combinations: [
        { values: '50 cl', impactExclTax: 5, impactInclTax: 6, quantity: 30 },
        { values: '25 cl', impactExclTax: 0, impactInclTax: 0 },
      ],
    };
    expect(withShownFacts({ ...FINDING, facts }).changes).toEqual([
      { field: 'reduction', before: null, after: 10 },
      { field: 'combinations', before: null, after: ['50 cl : +5 HT, +6 TTC, stock 30', '25 cl'] },
    ]);
  });

  it('keeps the changes that there are, each field once, and adds what they do not tell', () => {
    const changes = [
      { field: 'name', before: 'Mug', after: 'Bol' },
      { field: 'name', before: 'Cup', after: 'Bowl' },
    ];
    const told = withShownFacts({
      ...FINDING,
      verb: 'update',
      changes,
      facts: { price: 3, categoriesAdded: ['Cuisine'] },
    });
    expect(told.changes?.map(({ field }) => field)).toEqual(['name', 'name (2)', 'categoriesAdded']);
  });
});
