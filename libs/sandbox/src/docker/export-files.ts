import { pipeline, Readable } from 'node:stream';
import type Docker from 'dockerode';
import { extract, pack } from 'tar-stream';
import { runInside } from './run-inside.js';

const KEPT_TYPES = new Set(['file', 'directory', 'symlink']);

export interface ExportLimits {
  readonly maxFileBytes: number;
  readonly maxBytes: number;
}

/**
 * `find` drops what is gone, too large or no plain file, `tar` reads the rest as www-data, and every entry is checked again
 * here: nothing that the sandbox sends is believed, neither names nor types nor sizes.
 */
export async function exportFiles(
  container: Docker.Container,
  paths: readonly string[],
  limits: ExportLimits,
): Promise<Readable> {
  const kib = Math.floor(limits.maxFileBytes / 1024) + 1;
  const command = [
    'find -files0-from - -maxdepth 0 \\( -type f -size "-$1"k -o -type d -o -type l \\) -print0 2>/dev/null',
    'tar --create --null --files-from=- --no-recursion --format=pax --absolute-names --numeric-owner --warning=none',
  ].join(' | ');
  const raw = await runInside(container, {
    command: ['/bin/sh', '-c', command, 'export', String(kib)],
    user: 'www-data',
    stdin: Buffer.from(paths.map((path) => `${path}\0`).join('')),
    // 1: a file changed while it was read; 2: one disappeared.
    accepted: [0, 1, 2],
  });
  return onlyWanted(raw, new Set(paths), limits);
}

/** Repacks a tar with the wanted plain entries only, until the byte limit is reached. */
export function onlyWanted(raw: Readable, wanted: ReadonlySet<string>, limits: ExportLimits): Readable {
  const source = extract();
  const target = pack();
  let left = limits.maxBytes;
  source.on('entry', (header, content, next) => {
    // Its failures reach the pipeline too; without a listener of its own each would end the process.
    content.on('error', () => undefined);
    const size = header.size;
    const name = header.name.replace(/\/+$/, '');
    const type = header.type;
    if (!wanted.has(name) || !KEPT_TYPES.has(type) || size > limits.maxFileBytes || size > left) {
      content.on('end', () => next()).resume();
      return;
    }
    left -= size;
    const kept = {
      name: name.replace(/^\/+/, ''),
      type,
      size,
      mode: header.mode,
      mtime: header.mtime,
    };
    const entry = target.entry(type === 'symlink' ? { ...kept, linkname: header.linkname } : kept, (error) => {
      if (error) target.destroy(error);
      else next();
    });
    entry.on('error', () => undefined);
    content.pipe(entry);
  });
  source.on('finish', () => target.finalize());
  pipeline(raw, source, (error) => {
    if (error) target.destroy(error);
  });
  target.on('error', () => undefined);
  return Readable.from(target);
}
