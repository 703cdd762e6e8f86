import { cleanChange, redactRow } from './clean-row.js';

const option = (name: string, value: string) =>
  redactRow('wordpress', 'wp_', 'wp_options', { option_name: name, option_value: value });

describe('what may leave a sandbox', () => {
  it('hides passwords and keys of accounts', () => {
    const row = { ID: 1, user_login: 'camille', user_pass: '$P$Bxyz', user_activation_key: '17:abc' };
    expect(redactRow('wordpress', 'wp_', 'wp_users', row)).toEqual({
      ID: 1,
      user_login: 'camille',
      user_pass: '[secret]',
      user_activation_key: '[secret]',
    });
    const employee = { id_employee: 1, email: 'a@b.example', passwd: '$2y$10$abc', reset_password_token: '' };
    expect(redactRow('prestashop', 'ps_', 'ps_employee', employee)).toEqual({ ...employee, passwd: '[secret]' });
  });

  it.each([
    'auth_key',
    'logged_in_salt',
    'mailserver_pass',
    'akismet_api_key',
    'jetpack_private_key',
    'recovery_keys',
    'x_client_secret',
  ])('hides the option %s', (name) => {
    expect(option(name, 'abc').option_value).toBe('[secret]');
  });

  it.each(['blogname', 'sticky_posts', 'theme_mods_astra', 'wpseo_titles', 'permalink_structure', 'active_plugins'])(
    'leaves the option %s',
    (name) => {
      expect(option(name, 'abc').option_value).toBe('abc');
    },
  );

  it('hides sessions and application passwords', () => {
    for (const meta_key of ['session_tokens', '_application_passwords'])
      expect(redactRow('wordpress', 'wp_', 'wp_usermeta', { meta_key, meta_value: 'a:1:{}' }).meta_value).toBe(
        '[secret]',
      );
  });

  it('shows that a secret changed, not what it was', () => {
    const update = (after: string) =>
      cleanChange('wordpress', 'wp_', {
        table: 'wp_users',
        op: 'update',
        before: { ID: 1, user_pass: 'a' },
        after: { ID: 1, user_pass: after },
      });
    expect(update('a').after?.user_pass).toBe(update('a').before?.user_pass);
    expect(update('b').after?.user_pass).not.toBe(update('b').before?.user_pass);
    expect(JSON.stringify(update('b'))).not.toMatch(/"[ab]"/);
  });

  it('guards the tables of unknown plugins by the names of their columns', () => {
    expect(redactRow('wordpress', 'wp_', 'wp_shop_clients', { id: 1, api_key: 'k', city: 'Nantes' })).toEqual({
      id: 1,
      api_key: '[secret]',
      city: 'Nantes',
    });
  });
});
