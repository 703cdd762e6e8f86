import { ServerUnreachable } from '../../lib/api-failure.js';
import { uploadLine } from './upload-words.js';
import { Uploads } from './uploads.js';

const file = (name: string): File => new File(['contexte'], name);
const settled = () => new Promise((resolve) => setTimeout(resolve));

/** Sends nothing; each file's end is in the test's hand. */
function heldUploads() {
  const held: { name: string; end: () => void; fail: (error: Error) => void; signal: AbortSignal }[] = [];
  const uploads = new Uploads(
    ({ name }, onSent, signal) =>
      new Promise((resolve, reject) => {
        onSent(3);
        signal.addEventListener('abort', () => reject(new ServerUnreachable()));
        held.push({ name, end: resolve, fail: reject, signal });
      }),
  );
  return { uploads, held };
}
const states = (uploads: Uploads) => uploads.all().map(({ file: { name }, state }) => [name, state]);

it('sends one file at a time and says when the machine has it', async () => {
  const { uploads, held } = heldUploads();
  const received = jest.fn();
  uploads.add(file('a'), received);
  uploads.add(file('b'), received);
  expect(states(uploads)).toEqual([
    ['a', 'sending'],
    ['b', 'waiting'],
  ]);
  expect(uploads.all()[0]?.sent).toBe(3);
  held[0]?.end();
  await settled();
  expect(received).toHaveBeenCalledTimes(1);
  expect(states(uploads)).toEqual([['b', 'sending']]);
});

it('keeps a file whose sending broke, to send it again', async () => {
  const { uploads, held } = heldUploads();
  uploads.add(file('a'), () => undefined);
  held[0]?.fail(new ServerUnreachable());
  await settled();
  expect(states(uploads)).toEqual([['a', 'failed']]);
  uploads.retry(uploads.all()[0]?.id ?? '', () => undefined);
  expect(states(uploads)).toEqual([['a', 'sending']]);
  held[1]?.end();
  await settled();
  expect(uploads.all()).toEqual([]);
});

it('stops what is taken off the list and goes on with the next', async () => {
  const { uploads, held } = heldUploads();
  uploads.add(file('a'), () => undefined);
  uploads.add(file('b'), () => undefined);
  uploads.remove(uploads.all()[0]?.id ?? '');
  expect(held[0]?.signal.aborted).toBe(true);
  await settled();
  expect(states(uploads)).toEqual([['b', 'sending']]);
});

it('has the browser ask before the tab is closed, only while something is on its way', async () => {
  const { uploads, held } = heldUploads();
  const asks = () => !window.dispatchEvent(new Event('beforeunload', { cancelable: true }));
  uploads.add(file('a'), () => undefined);
  expect(asks()).toBe(true);
  held[0]?.end();
  await settled();
  expect(asks()).toBe(false);
});

it('tells how far a file is, and that the last moment is the machine’s', () => {
  const size = { size: 640e6 };
  expect(uploadLine({ sent: 0, bytesPerSecond: null, file: size })).toBe('0 o sur 640 Mo');
  expect(uploadLine({ sent: 160e6, bytesPerSecond: 40e6, file: size })).toBe(
    '160 Mo sur 640 Mo · 40 Mo/s · encore 12 s',
  );
  expect(uploadLine({ sent: 640e6, bytesPerSecond: 40e6, file: size })).toBe(
    '640 Mo sur 640 Mo · la machine range le fichier…',
  );
});
