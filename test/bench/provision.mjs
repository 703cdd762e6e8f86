import { DockerContainerRuntime, provision, recipeFor } from '@e5b/sandbox';
import { sandboxSpecs } from '@e5b/sandbox/testing';
import { installAtStart } from './provision-install.mjs';
import { useBackOffice } from './provision-visit.mjs';
import { percentile, row } from './report.mjs';

const TOGETHER = 3;

/**
 * From nothing to three signed-in back offices, cold, against the same three installing WordPress when they start;
 * then the memory of each sandbox after a scripted use of its back office.
 * @param {{ rounds?: string, alternatives?: string }} options
 */
export async function measure({ rounds = '10', alternatives = '3' }) {
  const image = process.env.E5B_TEST_IMAGE_WORDPRESS ?? process.env.E5B_IMAGE_WORDPRESS;
  if (!image) throw new Error('E5B_IMAGE_WORDPRESS is not set: use « npm run bench -- provision »');
  const runtime = new DockerContainerRuntime();
  const specs = sandboxSpecs(image, process.env.E5B_DATA_DIR);
  const account = recipeFor('wordpress').candidateAccount;
  const together = (make) => Promise.all(Array.from({ length: TOGETHER }, () => make(specs.next())));
  const removeAll = async () => {
    for (const sandbox of await runtime.list(specs.instance)) await runtime.remove(sandbox);
  };
  const timed = async (make) => {
    const begun = performance.now();
    const made = await together(make);
    return { made, ms: performance.now() - begun };
  };
  const ours = [];
  const single = [];
  const theirs = [];
  const inUse = [];
  const anonymous = [];
  try {
    // Once unmeasured: the image's files come into the page cache, as they are on an exam day after the self-test.
    await together((spec) => provision(runtime, spec, account));
    await removeAll();
    for (let round = 0; round < Number(rounds); round++) {
      const { made, ms } = await timed((spec) => provision(runtime, spec, account));
      ours.push(ms);
      single.push(...made.map(({ timings }) => timings.startedMs + timings.backOfficeMs));
      if (round < 3) {
        for (const { sandbox } of made) {
          await useBackOffice(sandbox, account);
          const stats = await runtime.stats(sandbox);
          inUse.push(stats.memoryBytes / 2 ** 20);
          anonymous.push(stats.anonymousBytes / 2 ** 20);
        }
      }
      await removeAll();
      // Spread over the run, so that both meet the same machine.
      if (Math.floor(((round + 1) * alternatives) / rounds) > theirs.length) {
        theirs.push((await timed((spec) => installAtStart(runtime, spec, account))).ms);
        await removeAll();
      }
    }
  } finally {
    await removeAll();
    specs.cleanUp();
  }
  const median = (values) => percentile(values, 0.5);
  return [
    row(`wordpress ×${TOGETHER} cold`, 'ms', ours, median(theirs) / median(ours)),
    row('wordpress, each of them', 'ms', single),
    row(`wordpress ×${TOGETHER} installed at start`, 'ms', theirs),
    row('memory in use per sandbox', 'MiB', inUse),
    row('anonymous memory per sandbox', 'MiB', anonymous),
  ];
}
