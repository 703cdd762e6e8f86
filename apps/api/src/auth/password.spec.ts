import { hashPassword, verifyPassword } from './password.js';

describe('passwords', () => {
  it('are argon2id with a salt of their own, and only the right one verifies', async () => {
    const [one, two] = await Promise.all([hashPassword('poivre et sel'), hashPassword('poivre et sel')]);
    expect(one).toMatch(/^\$argon2id\$/);
    expect(one).not.toBe(two);
    expect(await verifyPassword(one, 'poivre et sel')).toBe(true);
    expect(await verifyPassword(one, 'poivre et sel ')).toBe(false);
  });

  it('never match for an unknown login, without an error that would tell', async () => {
    expect(await verifyPassword(null, '')).toBe(false);
  });
});
