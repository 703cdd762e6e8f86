// 30 candidates at work: a recorded back office replayed in 30 real sandboxes, read by 100 dashboards.
import { setTimeout as pause } from 'node:timers/promises';
import { recipeFor } from '@e5b/sandbox';
import { startPlatform } from './bench-platform.mjs';
import { Dashboard } from './feed-dashboards.mjs';
import { latencies, Player } from './feed-player.mjs';
import { readRecording } from './feed-recording.mjs';
import { openSlots, SLOT_SIZE } from './feed-slots.mjs';
import { watchLoad } from './process-load.mjs';
import { row } from './report.mjs';
import { sandboxWriter } from './sandbox-writer.mjs';

const FAST = 20;
/** Nothing new on any dashboard for so long: everything has arrived. */
const QUIET_MS = 5000;
const CATCH_UP_MS = 180_000;

/** What this measure is and is not, printed with it. */
const HONESTLY = `Chemin réel : MariaDB de chaque site → socket → observateur → journal → interprète → base → socket.io → lecture HTTP.
Chaque site rejoue l’enregistrement d’un back-office à partir d’un autre moment, validation par validation ; l’heure des
validations d’origine est à la seconde près : celles d’une même seconde se suivent sans pause. Aucune page n’est servie
pendant la mesure (PHP ne travaille pas). Sites, api, base, rejeu et tableaux de bord se partagent les cœurs de la machine.
×20 est le travail de vingt fois plus de candidats : la mesure dit ce que la machine n’en porte plus.`;

async function phase({ name, speed, span, players, dashboards, seen, platform }) {
  for (const sightings of seen.values()) sightings.length = 0;
  for (const dashboard of dashboards) dashboard.pulls.length = 0;
  for (const player of players.values()) player.committed.length = 0;
  const load = watchLoad({ api: platform.pids.api, bench: process.pid });
  await Promise.all([...players.values()].map((player) => player.play(span, speed)));
  load.stop();
  await untilQuiet(seen);
  const commits = [...players.values()].reduce((sum, { committed }) => sum + committed.length, 0);
  const samples = latencies(seen, players, platform.journals);
  console.log(
    `${name} : ${commits} validations en ${Math.round(span / speed / 1000)} s, ${samples.length} affichages d’actes.`,
  );
  return [
    row(`${name} commit → screen`, 'ms', samples),
    row(
      `${name} pull of the feed`,
      'ms',
      dashboards.flatMap(({ pulls }) => pulls),
    ),
    row(`${name} api CPU`, '% of a core', load.samples.api.cpu),
    row(`${name} api memory`, 'MiB', load.samples.api.memory),
    row(`${name} replay and dashboards CPU`, '% of a core', load.samples.bench.cpu),
    row(`${name} machine CPU`, '%', load.machine),
  ];
}

/** What the last commits made is still on its way, for long where the machine was too slow: all of it counts. */
async function untilQuiet(seen) {
  const shown = () => [...seen.values()].reduce((sum, sightings) => sum + sightings.length, 0);
  const deadline = Date.now() + CATCH_UP_MS;
  for (let before = -1; before !== shown(); ) {
    if (Date.now() > deadline) throw new Error('The dashboards had not caught up in three minutes');
    before = shown();
    await pause(QUIET_MS);
  }
}

async function openDashboards(count, { origin }, slots, cookie, seen) {
  const known = new Set();
  const dashboards = Array.from({ length: count }, (_, n) => {
    const onSeen = (sittingId, { id, lastAt }, at) => {
      const state = `${n} ${id} ${lastAt}`;
      // An act that settles comes again with nothing new on the screen.
      if (!known.has(state)) seen.get(sittingId).push({ lastAt, at });
      known.add(state);
    };
    return new Dashboard({ origin, cookie, slotId: slots[n % slots.length].id, onSeen });
  });
  for (const dashboard of dashboards) {
    await dashboard.open();
    for (const { id } of slots.find((slot) => slot.id === dashboard.slotId).sittings) await dashboard.pull(id);
  }
  return dashboards;
}

/**
 * From a commit in a candidate's site to a dashboard that has pulled the act.
 * @param {{ sandboxes?: string, dashboards?: string, minutes?: string }} options `minutes` of work at real speed
 */
export async function measure({ sandboxes = '30', dashboards: count = '100', minutes = '2' }) {
  console.log(HONESTLY);
  const platform = await startPlatform('e5b_bench_feed');
  const players = new Map();
  try {
    const { slots, cookie } = await openSlots(platform, Math.ceil(Number(sandboxes) / SLOT_SIZE));
    const { base, commits } = readRecording();
    const length = commits.at(-1).at;
    const sittings = slots.flatMap((slot) => slot.sittings);
    for (const [n, { id, sandbox }] of sittings.entries()) {
      const name = new URL(sandbox.origin).hostname.split('.')[0];
      const running = await platform.runtime.attach({ instance: platform.instance, name });
      const writer = sandboxWriter(running, recipeFor('wordpress').schema);
      const player = new Player(writer, commits, ((length / 2) * n) / sittings.length);
      players.set(id, Object.assign(player, { sandbox: name }));
    }
    await Promise.all([...players.values()].map((player) => player.prepare(base)));
    await pause(5000);
    const seen = new Map(sittings.map(({ id }) => [id, []]));
    const dashboards = await openDashboards(Number(count), platform, slots, cookie, seen);
    const slow = Number(minutes) * 60_000;
    // As long as the one that began last has something left to play.
    const fast = length / 2 - slow;
    const parts = { players, dashboards, seen, platform };
    const rows = [
      ...(await phase({ name: '×1', speed: 1, span: slow, ...parts })),
      ...(await phase({ name: `×${FAST}`, speed: FAST, span: fast, ...parts })),
    ];
    for (const dashboard of dashboards) dashboard.close();
    return rows;
  } finally {
    for (const { writer } of players.values()) writer.end();
    await platform.stop();
  }
}
