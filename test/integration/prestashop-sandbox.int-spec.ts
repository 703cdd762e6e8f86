import { type CmsCredentials, DockerContainerRuntime, provision, recipeFor } from '@e5b/sandbox';
import { insideSandbox, sandboxSpecs } from '@e5b/sandbox/testing';
import { testSetting } from '../support/test-setting.js';

/** A real shop baked by sandbox-images/prestashop with the recipe's account; none is part of this repository. */
const image = process.env.E5B_TEST_IMAGE_PRESTASHOP;
const withShop = image ? describe : describe.skip;

withShop('a real PrestaShop in a sandbox', () => {
  const runtime = new DockerContainerRuntime();
  const account: CmsCredentials = recipeFor('prestashop').candidateAccount;
  const specs = sandboxSpecs(image ?? '', testSetting('E5B_DATA_DIR'));
  const spec = specs.next({ cms: 'prestashop' });

  afterAll(async () => {
    await runtime.remove(spec);
    specs.cleanUp();
  });

  test('the candidate’s dashboard opens, at the sandbox’s own address only', async () => {
    const { sandbox, timings } = await provision(runtime, spec, account);
    expect(timings.backOfficeMs).toBeGreaterThan(0);
    const stored = await insideSandbox(
      sandbox,
      [
        'mariadb',
        '--no-defaults',
        '-S/run/mysqld/mysqld.sock',
        '-N',
        'prestashop',
        '-e',
        'SELECT domain, domain_ssl FROM ps_shop_url',
      ],
      { user: 'root' },
    );
    const authority = new URL(spec.origin).host;
    expect(stored.stdout.trim()).toBe(`${authority}\t${authority}`);
    const left = await insideSandbox(sandbox, ['grep', '-rlF', 'contexte.e5b.invalid', '/var/www/html/var/cache']);
    expect(left.stdout).toBe('');
  }, 60_000);
});
