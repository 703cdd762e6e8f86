// As many slots of a rehearsal as a measure needs, opened as an examiner does.
import { setTimeout as pause } from 'node:timers/promises';

export const SLOT_SIZE = 3;
const SLOTS_PER_REHEARSAL = 2;

async function signIn(origin, account) {
  const answer = await fetch(`${origin}/api/auth/login`, {
    method: 'POST',
    headers: { origin, 'content-type': 'application/json' },
    body: JSON.stringify(account),
  });
  if (!answer.ok) throw new Error(`Sign-in: ${answer.status} ${await answer.text()}`);
  const cookie = answer.headers.getSetCookie().map((each) => each.split(';')[0]);
  return async (method, path) => {
    const reply = await fetch(`${origin}/api/${path}`, { method, headers: { origin, cookie: cookie.join('; ') } });
    if (!reply.ok) throw new Error(`${method} ${path}: ${reply.status} ${await reply.text()}`);
    return { body: await reply.json(), cookie: cookie.join('; ') };
  };
}

/** Slots opened one after the other, each with its three sandboxes observed live; and the examiner's cookie. */
export async function openSlots({ origin, rehearsal }, count) {
  const centre = await signIn(origin, rehearsal.centre);
  for (let made = SLOTS_PER_REHEARSAL; made < count; made += SLOTS_PER_REHEARSAL)
    await centre('POST', 'centre/rehearsal');
  const examiner = await signIn(origin, rehearsal.examiner);
  const { body, cookie } = await examiner('GET', 'slots');
  const slots = [];
  for (const { id } of body.slice(0, count)) {
    await examiner('POST', `slots/${id}/open`);
    const end = performance.now() + 180_000;
    for (;;) {
      const { sittings } = (await examiner('GET', `slots/${id}`)).body;
      if (sittings.every(({ state, feed }) => state === 'waiting' && feed.status === 'live')) {
        slots.push({ id, sittings });
        break;
      }
      if (performance.now() > end) throw new Error(`The sandboxes of slot ${slots.length + 1} did not get ready`);
      await pause(200);
    }
  }
  return { slots, cookie };
}
