import { Readable } from 'node:stream';
import { buffer } from 'node:stream/consumers';
import { extract, type Header, pack } from 'tar-stream';
import { onlyWanted } from './export-files.js';

interface Entry extends Partial<Header> {
  name: string;
  content?: string;
}

function tarOf(entries: Entry[]): Readable {
  const tar = pack();
  for (const { content, ...header } of entries) tar.entry(header, content ?? '');
  tar.finalize();
  return Readable.from(tar);
}

async function namesIn(tar: Readable): Promise<string[]> {
  const names: string[] = [];
  const parser = extract();
  parser.on('entry', (header, content, next) => {
    names.push(`${header.type} ${header.name}`);
    content.on('end', () => next()).resume();
  });
  const over = new Promise((resolve, reject) => parser.on('finish', () => resolve(undefined)).on('error', reject));
  parser.end(await buffer(tar));
  await over;
  return names;
}

const limits = { maxFileBytes: 100, maxBytes: 150 };

test('lets only the wanted plain files, directories and links through', async () => {
  const hostile: Entry[] = [
    { name: '/site/a.txt', content: 'a' },
    { name: '/etc/passwd', content: 'root' },
    { name: '/site/../etc/passwd', content: 'root' },
    { name: '/site/device', type: 'character-device' },
    { name: '/site/pipe', type: 'fifo' },
    { name: '/site/hard', type: 'link', linkname: '/etc/e5b/sandbox.env' },
    { name: '/site/link', type: 'symlink', linkname: '/etc/passwd' },
    { name: '/site/dir/', type: 'directory' },
  ];
  const wanted = new Set(['/site/a.txt', '/site/device', '/site/pipe', '/site/hard', '/site/link', '/site/dir']);
  expect(await namesIn(onlyWanted(tarOf(hostile), wanted, limits))).toEqual([
    'file site/a.txt',
    'symlink site/link',
    'directory site/dir',
  ]);
});

test('leaves out what is too large, alone or together', async () => {
  const files = { '/x/1': 'a'.repeat(101), '/x/2': 'a'.repeat(100), '/x/3': 'a'.repeat(60), '/x/4': 'a'.repeat(50) };
  const tar = tarOf(Object.entries(files).map(([name, content]) => ({ name, content })));
  expect(await namesIn(onlyWanted(tar, new Set(Object.keys(files)), limits))).toEqual(['file x/2', 'file x/4']);
});

test('fails when the sandbox sends half a tar', async () => {
  const whole = await buffer(tarOf([{ name: '/x/1', content: 'a'.repeat(90) }]));
  const half = Readable.from([whole.subarray(0, 540)]);
  await expect(namesIn(onlyWanted(half, new Set(['/x/1']), limits))).rejects.toThrow();
});
