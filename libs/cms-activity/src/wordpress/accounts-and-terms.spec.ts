import { eventsOf, told } from '../testing/recording.js';

describe('categories and tags', () => {
  it.each([
    ['category-create', ['create category « Événements »'], ['wp.category', 'wp.category.description']],
    ['category-update', ['update category « Conseils pratiques »'], ['wp.category', 'wp.category.description']],
    ['tag-create', ['create tag « réemploi »'], ['wp.tag']],
    ['tag-update', ['update tag « palette »'], ['wp.tag']],
  ])('tells %s', (act, expected, rules) => {
    expect(told(eventsOf(act))).toEqual(expected);
    expect(eventsOf(act)[0]?.rules).toEqual(rules);
  });
});

describe('accounts', () => {
  it('tells a new account with its role as one act', () => {
    const events = eventsOf('user-create');
    expect(told(events)).toEqual(['create user « lea.martin »']);
    expect(events[0]).toMatchObject({ facts: { roles: ['contributor'] }, rules: ['wp.user.account', 'wp.user.role'] });
  });

  it.each(['user-role', 'user-role-bulk'])('tells %s', (act) => {
    const [event, ...more] = eventsOf(act);
    expect(more).toEqual([]);
    expect(event).toMatchObject({ verb: 'assign', object: 'role', changes: [{ field: 'roles' }] });
  });

  it('shows what changed in an account', () => {
    expect(eventsOf('user-update')[0]?.changes).toEqual([
      { field: 'email', before: 'julien@atelier-renouveau.example', after: 'julien.petit@atelier-renouveau.example' },
      { field: 'description', before: '', after: 'Menuisier' },
    ]);
  });

  it('does not tell the roles that go with a deleted account', () => {
    expect(told(eventsOf('user-delete-reassign'))).toEqual([
      'assign author « Camille Roux »',
      'assign author « Camille Roux »',
      'delete user « julien.petit »',
    ]);
  });
});
