import { createHash } from 'node:crypto';
import { measureFeed } from './latency-feed.mjs';
import { measureGateway } from './latency-gateway.mjs';
import { measureScreen } from './latency-screen.mjs';

/**
 * How long an act takes to the examiner's screen, and what the gateway adds to a page.
 * @param {{ only?: 'feed' | 'screen' | 'gateway', sandboxes?: string }} options
 */
export async function measure({ only, sandboxes = '3' }) {
  const image = process.env.E5B_TEST_IMAGE_WORDPRESS ?? process.env.E5B_IMAGE_WORDPRESS;
  if (!image) throw new Error('E5B_IMAGE_WORDPRESS is not set: use « npm run bench -- latency »');
  const instance = createHash('sha256')
    .update(import.meta.dirname)
    .digest('hex')
    .slice(0, 8);
  const parts = {
    screen: () => measureScreen(),
    feed: () => measureFeed({ image, instance, sandboxes: Number(sandboxes) }),
    gateway: () => measureGateway({ image, instance }),
  };
  const rows = [];
  for (const [name, part] of Object.entries(parts))
    if (only === undefined || only === name) rows.push(...(await part()));
  return rows;
}
