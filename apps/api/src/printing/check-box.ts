import type { CanvasShape } from 'pdfmake';

const INK = '#000000';

/** A square, ticked or not, drawn as lines: no font has to carry the sign. `size` in points. */
export function checkBox(ticked: boolean, size = 10): { canvas: CanvasShape[] } {
  const square: CanvasShape = { type: 'rect', x: 0, y: 0, w: size, h: size, lineWidth: 0.8, lineColor: INK };
  const cross: CanvasShape[] = [
    [2, 2, size - 2, size - 2],
    [size - 2, 2, 2, size - 2],
  ].map(([x1 = 0, y1 = 0, x2 = 0, y2 = 0]) => ({ type: 'line', x1, y1, x2, y2, lineWidth: 1.6, lineColor: INK }));
  return { canvas: ticked ? [square, ...cross] : [square] };
}
