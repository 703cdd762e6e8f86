/** The part of pdfmake 0.3's server side that this room uses; the package ships no types. */
declare module 'pdfmake' {
  export interface CanvasShape {
    type: 'rect' | 'line' | 'polyline';
    x?: number;
    y?: number;
    w?: number;
    h?: number;
    x1?: number;
    y1?: number;
    x2?: number;
    y2?: number;
    lineWidth?: number;
    lineColor?: string;
    lineCap?: 'round';
    dash?: { length: number; space?: number };
    points?: { x: number; y: number }[];
  }

  export interface Style {
    fontSize?: number;
    bold?: boolean;
    italics?: boolean;
    color?: string;
    alignment?: 'left' | 'center' | 'right' | 'justify';
    margin?: [number, number, number, number];
    characterSpacing?: number;
    lineHeight?: number;
    fillColor?: string;
    noWrap?: boolean;
    preserveLeadingSpaces?: boolean;
  }

  export interface TableLayout {
    hLineWidth?: (row: number, node: { table: Table }) => number;
    vLineWidth?: (column: number, node: { table: Table }) => number;
    hLineColor?: (row: number) => string;
    vLineColor?: (column: number) => string;
    paddingLeft?: (column: number) => number;
    paddingRight?: (column: number) => number;
    paddingTop?: (row: number) => number;
    paddingBottom?: (row: number) => number;
  }

  export interface Table {
    headerRows?: number;
    dontBreakRows?: boolean;
    keepWithHeaderRows?: number;
    widths?: (number | string)[];
    heights?: number | (number | string)[] | ((row: number) => number | string);
    body: Content[][];
  }

  /** Plain strings that pdfmake would also take are always written `{ text }` here. */
  export interface Content extends Style {
    text?: string | Content[];
    stack?: Content[];
    columns?: Content[];
    columnGap?: number;
    table?: Table;
    layout?: TableLayout | string;
    canvas?: CanvasShape[];
    ul?: Content[];
    width?: number | string;
    pageBreak?: 'before' | 'after';
    unbreakable?: boolean;
    colSpan?: number;
    rowSpan?: number;
    absolutePosition?: { x: number; y: number };
  }

  export interface DocumentDefinition {
    content: Content[];
    pageSize?: 'A4';
    pageOrientation?: 'portrait' | 'landscape';
    pageMargins?: [number, number, number, number];
    header?: (page: number, pages: number) => Content;
    footer?: (page: number, pages: number) => Content;
    defaultStyle?: Style;
    info?: {
      title?: string;
      author?: string;
      creator?: string;
      producer?: string;
      creationDate?: Date;
      modDate?: Date;
    };
    language?: string;
    displayTitle?: boolean;
    version?: '1.7';
  }

  export type Fonts = Record<string, { normal: string; bold: string; italics: string; bolditalics: string }>;

  const pdfmake: {
    setFonts(fonts: Fonts): void;
    setUrlAccessPolicy(allowed: (url: string) => boolean): void;
    setLocalAccessPolicy(allowed: (path: string) => boolean): void;
    createPdf(definition: DocumentDefinition): { getBuffer(): Promise<Buffer> };
  };
  export default pdfmake;
}

declare module 'pdfmake/fonts/Roboto.js' {
  import type { Fonts } from 'pdfmake';

  const fonts: Fonts;
  export default fonts;
}
