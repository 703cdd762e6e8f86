// The gateway's cost per page: the same WordPress page through it and straight from the sandbox's socket, in alternation.
import { randomBytes } from 'node:crypto';
import { DockerContainerRuntime, provision, recipeFor } from '@e5b/sandbox';
import { call, keptAgent, startGatewayRig } from './latency-gateway-rig.mjs';
import { percentile, row } from './report.mjs';

const SANDBOX = 'benchgw1';
const WARM_UP = 30;
const PAGES = 200;
const CONNECTIONS = 4;
const ROUNDS = 5;
const ROUND_MS = 3_000;

const sum = (values) => values.reduce((total, value) => total + value, 0);

async function timed(way, path) {
  const started = performance.now();
  const { status } = await call({ ...way, path });
  if (status !== 200) throw new Error(`${path} answered ${status}`);
  return performance.now() - started;
}

/** Pairs of the same page, the order swapped each time so that neither way is always the warmer one. */
async function latency(ways, path) {
  for (let i = 0; i < WARM_UP; i++) for (const way of Object.values(ways)) await timed(way, path);
  const times = { direct: [], gateway: [] };
  for (let i = 0; i < PAGES; i++) {
    for (const name of i % 2 ? ['direct', 'gateway'] : ['gateway', 'direct'])
      times[name].push(await timed(ways[name], path));
  }
  return times;
}

async function pagesPerSecond(way, path) {
  const started = performance.now();
  let pages = 0;
  const worker = async () => {
    while (performance.now() - started < ROUND_MS) {
      await timed(way, path);
      pages++;
    }
  };
  await Promise.all(Array.from({ length: CONNECTIONS }, worker));
  return pages / ((performance.now() - started) / 1000);
}

async function throughput(ways, path) {
  const rates = { direct: [], gateway: [] };
  for (let i = 0; i < ROUNDS; i++) {
    for (const name of i % 2 ? ['direct', 'gateway'] : ['gateway', 'direct'])
      rates[name].push(await pagesPerSecond(ways[name], path));
  }
  return rates;
}

/** Pages' rows: straight, through, and the difference within each pair. */
async function latencyRows(ways, rig) {
  const rows = [];
  for (const [name, path] of [
    ['home page', '/'],
    ['sign-in page', '/wp-login.php'],
  ]) {
    const before = await rig.processorMs();
    const times = await latency(ways, path);
    const processorMs = ((await rig.processorMs()) - before) / (WARM_UP + PAGES);
    const ratio = percentile(times.gateway, 0.5) / percentile(times.direct, 0.5);
    const costs = times.gateway.map((value, i) => value - times.direct[i]);
    rows.push(row(`${name}, socket directly`, 'ms', times.direct));
    rows.push(row(`${name}, through the gateway`, 'ms', times.gateway, ratio));
    rows.push(row(`${name}, gateway's cost`, 'ms', costs));
    rows.push(row(`${name}, gateway's processor time`, 'ms', [processorMs]));
  }
  return rows;
}

async function throughputRows(ways) {
  const { direct, gateway } = await throughput(ways, '/');
  return [
    row('home pages per second, socket directly', '1/s', direct),
    row('home pages per second, through the gateway', '1/s', gateway, sum(gateway) / sum(direct)),
  ];
}

/** @returns the gateway's rows of the latency bench; `image` is a WordPress sandbox image, `instance` labels its container */
export async function measureGateway({ image, instance }) {
  const socketPath = process.env.E5B_DOCKER_SOCKET;
  const runtime = new DockerContainerRuntime(socketPath ? { socketPath } : {});
  const ref = { name: SANDBOX, instance };
  const rig = await startGatewayRig(SANDBOX);
  const { host, port, socketDir } = rig;
  const agents = [keptAgent(CONNECTIONS), keptAgent(CONNECTIONS)];
  try {
    const cookie = await rig.enter();
    const platformPassword = randomBytes(24).toString('hex');
    await runtime.remove(ref);
    await provision(
      runtime,
      { ...ref, cms: 'wordpress', image, origin: `http://${host}`, socketDir, platformPassword },
      recipeFor('wordpress').candidateAccount,
    );
    const ways = {
      direct: { socketPath: `${socketDir}/http.sock`, agent: agents[0], headers: { host } },
      gateway: { host: '127.0.0.1', port, agent: agents[1], headers: { host, cookie } },
    };
    return [...(await latencyRows(ways, rig)), ...(await throughputRows(ways))];
  } finally {
    for (const agent of agents) agent.destroy();
    await runtime.remove(ref);
    await rig.stop();
  }
}
