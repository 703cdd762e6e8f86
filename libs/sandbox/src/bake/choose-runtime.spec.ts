import { chooseRuntime } from './choose-runtime.js';
import type { RuntimeImage } from './image-baker.js';

const runtime = (cms: RuntimeImage['cms'], php: string): RuntimeImage => ({
  cms,
  php,
  tag: `e5b/${cms}:${php}`,
  id: php,
});

describe('chooseRuntime', () => {
  const here = [runtime('wordpress', '8.2'), runtime('prestashop', '7.4'), runtime('prestashop', '8.2')];

  test.each([
    ['prestashop', '7.1', '8.1', '7.4'],
    ['prestashop', '7.2.5', null, '8.2'],
    ['prestashop', '8.1', '8.4', '8.2'],
    ['prestashop', '5', '7', '7.4'],
    ['wordpress', '5.6.20', null, '8.2'],
    ['wordpress', '8.2.9', '8.2', '8.2'],
  ] as const)('%s on PHP %s to %s runs on %s', (cms, phpMin, phpMax, php) => {
    expect(chooseRuntime(here, { cms, phpMin, phpMax })).toMatchObject({ cms, php });
  });

  const refusal = (phpMin: string, phpMax: string | null, cms: RuntimeImage['cms'] = 'wordpress'): unknown => {
    try {
      return chooseRuntime(cms === 'wordpress' ? here : [], { cms, phpMin, phpMax });
    } catch (error) {
      return error;
    }
  };

  test('what no runtime runs is refused with the build argument that would', () => {
    expect(refusal('5.6.20', '7.4')).toMatchObject({
      code: 'PHP_UNSUPPORTED',
      available: ['8.2'],
      buildArgument: '--build-arg PHP_VERSION=7.4',
    });
    expect(refusal('8.4.1', null)).toMatchObject({ buildArgument: '--build-arg PHP_VERSION=8.4' });
  });

  test('a CMS without any runtime is another matter', () => {
    expect(refusal('7.4', null, 'prestashop')).toMatchObject({ code: 'RUNTIME_MISSING' });
  });
});
