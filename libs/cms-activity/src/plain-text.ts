import type { FieldChange } from './types.js';

const NAMED: Readonly<Record<string, string>> = {
  amp: '&',
  lt: '<',
  gt: '>',
  quot: '"',
  apos: "'",
  nbsp: ' ',
  hellip: '…',
};

/** Text of a title, name or option as a person reads it: WordPress stores some with entities. It is text, never HTML. */
export function readable(stored: unknown): string {
  const text = typeof stored === 'string' ? stored : typeof stored === 'number' ? String(stored) : '';
  if (!text.includes('&')) return text.trim();
  return text
    .replace(
      /&(?:#(\d{1,7})|#x([\da-f]{1,6})|(\w{2,6}));/gi,
      (whole, decimal?: string, hex?: string, name?: string) => {
        if (name !== undefined) return NAMED[name.toLowerCase()] ?? whole;
        const code = decimal !== undefined ? Number(decimal) : Number.parseInt(hex ?? '', 16);
        return code > 0 && code <= 0x10ffff && (code < 0xd800 || code > 0xdfff) ? String.fromCodePoint(code) : whole;
      },
    )
    .trim();
}

/** The same title typed with straight or curly apostrophes is the same title. */
export const sameText = (a: string, b: string): boolean => unquoted(a) === unquoted(b);
const unquoted = (text: string): string =>
  readable(text)
    .replace(/[’‘ʼ]/g, "'")
    .replace(/[“”«»]/g, '"')
    .replace(/\s+/g, ' ');

/** At most `length` characters, with an ellipsis when cut. */
export function excerpt(text: string, length = 200): string {
  if (text.length <= length) return text;
  const cut = text.slice(0, length - 1);
  return `${/[\ud800-\udbff]$/.test(cut) ? cut.slice(0, -1) : cut}…`;
}

const CONTEXT = 40;
const LONGEST = 600;

/** Where two long texts differ, each side with a little of what surrounds it. */
export function textChange(field: string, before: string, after: string): FieldChange {
  if (before.length <= LONGEST && after.length <= LONGEST) return { field, before, after };
  const limit = Math.min(before.length, after.length);
  let head = 0;
  while (head < limit && before[head] === after[head]) head++;
  let tail = 0;
  while (tail < limit - head && before[before.length - 1 - tail] === after[after.length - 1 - tail]) tail++;
  const part = (text: string): string => {
    const from = Math.max(0, head - CONTEXT);
    const to = Math.min(text.length, text.length - tail + CONTEXT);
    const middle = wellFormed(text.slice(from, to));
    return `${from > 0 ? '…' : ''}${excerpt(middle, LONGEST)}${to < text.length ? '…' : ''}`;
  };
  return { field, before: part(before), after: part(after) };
}

const wellFormed = (text: string): string => text.replace(/^[\udc00-\udfff]|[\ud800-\udbff]$/g, '');
