import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';

const READER = join(import.meta.dirname, 'read-pdf.mjs');

/** The text of each page, line by line from top to bottom, pieces of a line joined by one space. */
export async function pdfPages(pdf: Buffer): Promise<string[][]> {
  const reader = spawn(process.execPath, [READER], { stdio: ['pipe', 'pipe', 'inherit'] });
  reader.stdin.end(pdf);
  return JSON.parse(await text(reader.stdout)) as string[][];
}
