import { ignoreGone } from './engine-client.mjs';

/** Stops (never removes) the candidates' containers of this instance: their work stays in them for the next start. */
export async function stopSandboxes({ client, settings }) {
  const filters = encodeURIComponent(JSON.stringify({ label: [`e5b.instance=${settings.instance}`] }));
  const containers = (await client.json('GET', `/containers/json?filters=${filters}`).catch(ignoreGone)) ?? [];
  await Promise.all(containers.map(({ Id }) => client.json('POST', `/containers/${Id}/stop?t=10`).catch(ignoreGone)));
}
