import { ignoreGone } from './engine-client.mjs';

/** Stops (never removes) the candidates' containers of this instance: their work stays in them for the next start. */
export async function stopSandboxes({ client, settings }) {
  const containers = await labelled(client, `e5b.instance=${settings.instance}`);
  await Promise.all(containers.map(({ Id }) => client.json('POST', `/containers/${Id}/stop?t=10`).catch(ignoreGone)));
}

/** Removes what broken-off tests left: sandboxes whose sockets lie below the tests' data directory. */
export async function removeTestSandboxes({ client, settings }) {
  const containers = await labelled(client, 'e5b.sandbox.socket-dir');
  const ours = containers.filter(({ Labels }) => Labels['e5b.sandbox.socket-dir'].startsWith(`${settings.data}/`));
  await Promise.all(ours.map(({ Id }) => client.json('DELETE', `/containers/${Id}?force=1&v=1`).catch(ignoreGone)));
}

async function labelled(client, label) {
  const filters = encodeURIComponent(JSON.stringify({ label: [label] }));
  return (await client.json('GET', `/containers/json?all=1&filters=${filters}`).catch(ignoreGone)) ?? [];
}
