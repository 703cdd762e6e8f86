import { DockerContainerRuntime, provision } from '@e5b/sandbox';
import { removeImage, sandboxSpecs } from '@e5b/sandbox/testing';
import { bareImage } from './bare-image.mjs';
import { percentile, row } from './report.mjs';
import { startBare } from './start-bare.mjs';

const TOGETHER = 3;

/**
 * From nothing to three signed-in back offices, cold, against the same three filled when they start; then the memory of each
 * sandbox after a scripted use of its back office. The ratio of the cold row is against the first alternative; each further one
 * says its own: so many times as long as cold.
 * @param {{ cms: string, image: string, account: object, use: Function, alternatives: { name: string, bare: object, fill: Function }[] }} subject
 * @param {{ rounds: number, alternativeRounds: number }} counts
 */
export async function compareStarts({ cms, image, account, use, alternatives }, { rounds, alternativeRounds }) {
  const runtime = new DockerContainerRuntime();
  const specs = sandboxSpecs(image, process.env.E5B_DATA_DIR);
  const threeTimes = (make, more) => timed(() => specs.next({ cms, ...more }), make);
  const cold = () => threeTimes((spec) => provision(runtime, spec, account));
  const removeAll = async () => {
    for (const sandbox of await runtime.list(specs.instance)) await runtime.remove(sandbox);
  };
  const others = [];
  const taken = { ours: [], single: [], memory: [] };
  try {
    for (const each of alternatives) others.push({ ...each, image: await bareImage(image, each.bare), times: [] });
    // Once unmeasured: the image's files come into the page cache, as they are on an exam day after the self-test.
    await cold();
    await removeAll();
    for (let round = 0; round < rounds; round++) {
      const { made, ms } = await cold();
      taken.ours.push(ms);
      taken.single.push(...made.map(({ timings }) => timings.startedMs + timings.backOfficeMs));
      if (round < 3) taken.memory.push(...(await memoryInUse(runtime, made, (sandbox) => use(sandbox, account))));
      await removeAll();
      // Spread over the run, so that all meet the same machine.
      for (const other of others) {
        if (Math.floor(((round + 1) * alternativeRounds) / rounds) <= other.times.length) continue;
        const start = (spec) => startBare(runtime, spec, account, other.fill);
        other.times.push((await threeTimes(start, { image: other.image })).ms);
        await removeAll();
      }
    }
  } finally {
    await removeAll();
    specs.cleanUp();
    for (const other of others) await removeImage(other.image);
  }
  return report(cms, taken, others);
}

async function timed(nextSpec, make) {
  const begun = performance.now();
  const made = await Promise.all(Array.from({ length: TOGETHER }, () => make(nextSpec())));
  return { made, ms: performance.now() - begun };
}

async function memoryInUse(runtime, made, use) {
  const stats = [];
  for (const { sandbox } of made) {
    await use(sandbox);
    stats.push(await runtime.stats(sandbox));
  }
  return stats;
}

function report(cms, { ours, single, memory }, [first, ...further]) {
  const median = (values) => percentile(values, 0.5);
  const against = ({ times }) => median(times) / median(ours);
  const at = ({ name }) => `${cms} ×${TOGETHER} ${name}`;
  const mebibytes = (key) => memory.map((stats) => stats[key] / 2 ** 20);
  return [
    row(`${cms} ×${TOGETHER} cold`, 'ms', ours, against(first)),
    row(`${cms}, each of them`, 'ms', single),
    row(at(first), 'ms', first.times),
    ...further.map((other) => row(at(other), 'ms', other.times, against(other))),
    row(`${cms}, memory in use per sandbox`, 'MiB', mebibytes('memoryBytes')),
    row(`${cms}, anonymous memory per sandbox`, 'MiB', mebibytes('anonymousBytes')),
  ];
}
