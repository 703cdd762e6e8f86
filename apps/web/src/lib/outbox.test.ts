import { OUTBOX_RETRY_MS, Outbox } from './outbox.js';

interface Entry {
  mutationId: string;
  row: string;
  value: number;
}

const entry = (mutationId: string, row: string, value: number): Entry => ({ mutationId, row, value });

function memory(): Storage {
  const items = new Map<string, string>();
  return {
    getItem: (key: string) => items.get(key) ?? null,
    setItem: (key: string, value: string) => void items.set(key, value),
    removeItem: (key: string) => void items.delete(key),
  } as Storage;
}

class Refusal extends Error {}

/** `send` throws what the server would refuse or the network lose. */
function outbox(send: (sent: Entry) => void, storage = memory()) {
  const refused: Entry[] = [];
  const box = new Outbox<Entry>({
    storageKey: 'k',
    storage,
    parse: (stored) => stored as Entry[],
    send: (sent) => Promise.resolve().then(() => send(sent)),
    supersedes: (newer, older) => newer.row === older.row,
    refused: (error) => error instanceof Refusal,
    onRefused: (one) => refused.push(one),
    now: () => 42,
  });
  return { box, refused, storage };
}

const settle = async (): Promise<void> => {
  for (let turn = 0; turn < 20; turn++) await Promise.resolve();
};

beforeEach(() => jest.useFakeTimers());
afterEach(() => jest.useRealTimers());

it('sends in order and dates what is saved', async () => {
  const sent: string[] = [];
  const { box } = outbox(({ mutationId }) => void sent.push(mutationId));
  box.add(entry('a', 'r1', 1));
  box.add(entry('b', 'r2', 2));
  await settle();
  expect(sent).toEqual(['a', 'b']);
  expect(box.snapshot()).toEqual({ entries: [], status: 'idle', savedAt: 42 });
});

it('tries again with the same mutation id until the server has it', async () => {
  const sent: string[] = [];
  const { box } = outbox(({ mutationId }) => {
    sent.push(mutationId);
    if (sent.length < 3) throw new Error('network');
  });
  box.add(entry('a', 'r1', 1));
  await settle();
  expect(box.snapshot().status).toBe('waiting');
  await jest.advanceTimersByTimeAsync(OUTBOX_RETRY_MS * 2);
  expect(sent).toEqual(['a', 'a', 'a']);
  expect(box.snapshot().entries).toEqual([]);
});

it('drops an unsent entry that a newer one of the same row makes pointless', async () => {
  const sent: Entry[] = [];
  let online = false;
  const { box } = outbox((one) => {
    if (!online) throw new Error('network');
    sent.push(one);
  });
  box.add(entry('a', 'r1', 1));
  await settle();
  box.add(entry('b', 'r1', 2));
  box.add(entry('c', 'r1', 3));
  box.add(entry('d', 'r1', 4));
  await settle();
  online = true;
  box.flush();
  await settle();
  // « b » was on its way when the others came, so it goes first; « c » never needs to.
  expect(sent.map(({ mutationId }) => mutationId)).toEqual(['b', 'd']);
});

it('reports a refusal and goes on with the next', async () => {
  const { box, refused } = outbox(({ value }) => {
    if (value === 99) throw new Refusal();
  });
  box.add(entry('a', 'r1', 99));
  box.add(entry('b', 'r2', 1));
  await settle();
  expect(refused.map(({ mutationId }) => mutationId)).toEqual(['a']);
  expect(box.snapshot().entries).toEqual([]);
});

it('keeps what was not sent through a reload', async () => {
  const storage = memory();
  const first = outbox(() => {
    throw new Error('network');
  }, storage);
  first.box.add(entry('a', 'r1', 1));
  await settle();
  const sent: string[] = [];
  const second = outbox(({ mutationId }) => void sent.push(mutationId), storage);
  await settle();
  expect(sent).toEqual(['a']);
  expect(storage.getItem('k')).toBeNull();
  expect(second.box.snapshot().status).toBe('idle');
});
