import { SandboxError } from '../sandbox-error.js';
import { PhpUnsupported } from './bake-error.js';
import type { BakeOrder, RuntimeImage } from './image-baker.js';

/**
 * The newest runtime of the order's CMS whose PHP lies between the order's bounds; only as many numbers are compared as
 * both versions give.
 * @throws SandboxError `RUNTIME_MISSING`, `PHP_UNSUPPORTED` naming the build argument of a runtime that would do
 */
export function chooseRuntime(
  runtimes: readonly RuntimeImage[],
  { cms, phpMin, phpMax }: Pick<BakeOrder, 'cms' | 'phpMin' | 'phpMax'>,
): RuntimeImage {
  const ofCms = runtimes.filter((runtime) => runtime.cms === cms);
  if (ofCms.length === 0) throw new SandboxError('RUNTIME_MISSING', `There is no runtime image for ${cms}`);
  const fitting = ofCms
    .filter(({ php }) => compare(php, phpMin) >= 0 && (phpMax === null || compare(php, phpMax) <= 0))
    .sort((one, other) => compare(other.php, one.php));
  const [newest] = fitting;
  if (newest) return newest;
  const wanted = majorMinor(phpMax ?? phpMin);
  const available = ofCms.map(({ php }) => php).sort(compare);
  throw new PhpUnsupported(cms, phpMin, phpMax, available, `--build-arg PHP_VERSION=${wanted}`);
}

function compare(one: string, other: string): number {
  const [left, right] = [one.split('.').map(Number), other.split('.').map(Number)];
  for (const [at, number] of left.entries()) {
    const against = right[at];
    if (against === undefined) return 0;
    if (number !== against) return number - against;
  }
  return 0;
}

function majorMinor(version: string): string {
  return version.split('.').slice(0, 2).join('.');
}
