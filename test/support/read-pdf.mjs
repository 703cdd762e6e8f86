// Reads a PDF on standard input and prints its lines per page as JSON. A process of its own: pdfjs is ESM, jest is not.
import { buffer } from 'node:stream/consumers';
import { getDocument } from 'pdfjs-dist/legacy/build/pdf.mjs';

/** Points between the baselines of pieces that still count as one line. */
const SAME_LINE = 6;

const data = new Uint8Array(await buffer(process.stdin));
const document = await getDocument({ data, verbosity: 0 }).promise;
const pages = [];
for (let number = 1; number <= document.numPages; number += 1) {
  const { items } = await (await document.getPage(number)).getTextContent();
  const pieces = items
    .filter((item) => item.str?.trim())
    .map(({ str, transform }) => ({ text: str.trim(), x: transform[4], y: transform[5] }))
    .sort((a, b) => b.y - a.y);
  const lines = [];
  for (const piece of pieces) {
    const line = lines.at(-1);
    if (line && line[0].y - piece.y < SAME_LINE) line.push(piece);
    else lines.push([piece]);
  }
  pages.push(
    lines.map((line) =>
      [...line]
        .sort((a, b) => a.x - b.x)
        .map(({ text }) => text)
        .join(' '),
    ),
  );
}
process.stdout.write(JSON.stringify(pages));
