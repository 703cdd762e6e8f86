import { ConfigError, readConfig } from './config.js';

test('everything has a default', () => {
  expect(readConfig({})).toMatchObject({
    host: '127.0.0.1',
    port: 8081,
    domain: 'localhost',
    platformOrigin: 'http://localhost:8080',
    maxUploadBytes: 67_108_864,
  });
});

test('an empty variable counts as not set', () => {
  expect(readConfig({ E5B_GATEWAY_PORT: '' }).port).toBe(8081);
});

test('the platform’s address is reduced to its origin', () => {
  expect(readConfig({ E5B_PLATFORM_ORIGIN: 'https://examen.lycee.example/accueil' }).platformOrigin).toBe(
    'https://examen.lycee.example',
  );
});

test('every wrong variable is named at once', () => {
  const wrong = {
    E5B_GATEWAY_PORT: 'x',
    E5B_SANDBOX_DOMAIN: 'a b',
    E5B_PLATFORM_ORIGIN: 'ftp://x',
    E5B_LOG_LEVEL: 'loud',
  };
  const read = (): unknown => readConfig(wrong);
  expect(read).toThrow(ConfigError);
  for (const name of Object.keys(wrong)) expect(read).toThrow(name);
});

test('a data directory too deep for a socket’s path is refused', () => {
  expect(() => readConfig({ E5B_DATA_DIR: `/${'d'.repeat(79)}` })).toThrow('E5B_DATA_DIR');
  expect(readConfig({ E5B_DATA_DIR: `/${'d'.repeat(78)}` }).dataDir).toHaveLength(79);
});
