import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { DockerContainerRuntime, provision, recipeFor } from '@e5b/sandbox';
import { insideSandbox, sandboxSpecs } from '@e5b/sandbox/testing';
import { openOffice } from './office-pages.mjs';
import { percentile, row } from './report.mjs';
import { shopImage } from './shop-image.mjs';

const ANSWERS = readFileSync(join(import.meta.dirname, 'instant-answers.php'));

/**
 * 20 pages of each back office with the cable out, as ever, against the same with an Internet inside that answers at once.
 * The ratio is p95 with answers over p95 without: 0.91 or more means at most 1.1 times as long.
 * @param {{ rounds?: string }} options
 */
export async function measure({ rounds = '3' }) {
  const image = process.env.E5B_TEST_IMAGE_WORDPRESS;
  if (!image) throw new Error('use « npm run bench -- offline »');
  const pack = process.env.E5B_TEST_PRESTASHOP_PACK;
  const rows = await compare({ cms: 'wordpress', image, account: recipeFor('wordpress').candidateAccount, rounds });
  if (!pack) return rows;
  const { tag, account } = await shopImage(pack);
  return [...rows, ...(await compare({ cms: 'prestashop', image: tag, account, rounds }))];
}

async function compare({ cms, image, account, rounds }) {
  const runtime = new DockerContainerRuntime();
  const specs = sandboxSpecs(image, process.env.E5B_DATA_DIR);
  const times = { out: [], answered: [] };
  try {
    const offices = {};
    for (const kind of Object.keys(times)) {
      const { sandbox } = await provision(runtime, specs.next({ cms }), account);
      if (kind === 'answered') await answerInside(sandbox);
      offices[kind] = await openOffice(sandbox, cms, account);
      for (const page of offices[kind].pages) await offices[kind].visit(page);
    }
    for (let round = 0; round < Number(rounds); round++) {
      for (let nth = 0; nth < offices.out.pages.length; nth++) {
        // One after the other, each first as often as the other: both meet the same machine.
        for (const kind of (round + nth) % 2 ? ['out', 'answered'] : ['answered', 'out']) {
          times[kind].push(await offices[kind].visit(offices[kind].pages[nth]));
        }
      }
    }
  } finally {
    for (const sandbox of await runtime.list(specs.instance)) await runtime.remove(sandbox);
    specs.cleanUp();
  }
  const p95 = (values) => percentile(values, 0.95);
  return [
    row(`${cms}, cable out`, 'ms', times.out, p95(times.answered) / p95(times.out)),
    row(`${cms}, answered at once`, 'ms', times.answered),
  ];
}

/** Resolves once what the CMS asks of the outside is answered inside. */
async function answerInside(sandbox) {
  const run = (command, stdin) =>
    insideSandbox(sandbox, ['sh', '-c', command], { user: 'root', ...(stdin && { stdin }) });
  await run('echo nameserver 127.0.0.1 > /etc/resolv.conf && cat > /tmp/answers.php', ANSWERS);
  await run('setsid php /tmp/answers.php > /dev/null 2>&1 &');
  const deadline = performance.now() + 10_000;
  const asked = "echo @file_get_contents('http://api.example.org/');";
  while ((await insideSandbox(sandbox, ['php', '-r', asked])).stdout !== '{}') {
    if (performance.now() > deadline) throw new Error('nothing answers inside the sandbox');
    await pause(100);
  }
}
