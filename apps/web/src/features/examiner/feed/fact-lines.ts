import type { FeedEvent } from '@e5b/contracts';
import { lookUp } from '../../../lib/look-up.js';

/** A fact in French: what it is about, and one or more values. Plain text only. */
export interface FactLine {
  label: string;
  values: string[];
}

const MAX_VALUES = 12;
const MAX_CHARS = 300;

type Facts = FeedEvent['facts'];
type Unknown = Record<string, unknown>;

const isRecord = (value: unknown): value is Unknown =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
const num = (value: unknown): number | null => (typeof value === 'number' && Number.isFinite(value) ? value : null);
const list = (value: unknown): unknown[] => (Array.isArray(value) ? value : []);
const text = (value: unknown): string => {
  const said = typeof value === 'string' || typeof value === 'number' ? String(value) : '';
  return said.length > MAX_CHARS ? `${said.slice(0, MAX_CHARS)}…` : said;
};
const counted = (count: number, one: string, many = `${one}s`): string => `${count} ${count > 1 ? many : one}`;

function lengthLine({ words, characters }: Facts): string[] {
  const [w, c] = [num(words), num(characters)];
  if (w === null) return [];
  return [counted(w, 'mot') + (c === null ? '' : `, ${counted(c, 'caractère')}`)];
}

function imagesLine({ images }: Facts): string[] {
  if (!isRecord(images)) return [];
  const [total, without] = [num(images.total) ?? 0, num(images.withoutAlt) ?? 0];
  if (total === 0) return ['aucune'];
  return [`${counted(total - without, 'image')} avec texte alternatif, ${without} sans`];
}

function linksLine({ links }: Facts): string[] {
  if (!isRecord(links)) return [];
  const [internal, external] = [num(links.internal) ?? 0, num(links.external) ?? 0];
  return internal + external === 0 ? ['aucun'] : [`${counted(internal, 'interne')}, ${counted(external, 'externe')}`];
}

const headingOf = (value: unknown): string => (isRecord(value) ? `H${text(value.level)} ${text(value.text)}` : '');
const linkOf = (value: unknown): string => {
  if (!isRecord(value)) return '';
  const kind = value.internal === true ? 'interne' : 'externe';
  return `${text(value.text) || 'sans texte'} → ${text(value.href)} (${kind})`;
};
const imageOf = (value: unknown): string => {
  if (!isRecord(value)) return text(value);
  const alt = text(value.alt).trim();
  return `${text(value.src)} (${alt === '' ? 'sans texte alternatif' : `« ${alt} »`})`;
};
/** Blocks of WordPress by the names of its French editor; others keep their own. */
const BLOCKS: Record<string, string> = {
  paragraph: 'Paragraphe',
  heading: 'Titre',
  image: 'Image',
  gallery: 'Galerie',
  list: 'Liste',
  'list-item': 'Élément de liste',
  buttons: 'Boutons',
  button: 'Bouton',
  table: 'Tableau',
  quote: 'Citation',
  columns: 'Colonnes',
  column: 'Colonne',
  cover: 'Bannière',
  group: 'Groupe',
  'media-text': 'Média et texte',
  video: 'Vidéo',
  audio: 'Audio',
  file: 'Fichier',
  embed: 'Contenu embarqué',
  html: 'HTML personnalisé',
  spacer: 'Espacement',
  separator: 'Séparateur',
  'social-links': 'Icônes de réseaux sociaux',
  rss: 'Flux RSS',
  calendar: 'Calendrier',
};
const blockOf = (name: unknown): string => lookUp(BLOCKS, text(name)) ?? text(name);

const blocksLine = ({ blocks }: Facts): string[] =>
  isRecord(blocks) ? Object.entries(blocks).map(([name, count]) => `${blockOf(name)} × ${text(count)}`) : [];

/** How each known fact is said; others belong to the interpreter and are not shown. */
const SAID: readonly (readonly [label: string, (facts: Facts) => string[]])[] = [
  ['Longueur', lengthLine],
  ['Titres', ({ headings }) => list(headings).map(headingOf)],
  ['Blocs', blocksLine],
  ['Images', imagesLine],
  ['Liens', linksLine],
  ['Blocs ajoutés', ({ blocksAdded }) => list(blocksAdded).map(blockOf)],
  ['Blocs retirés', ({ blocksRemoved }) => list(blocksRemoved).map(blockOf)],
  ['Liens ajoutés', ({ linksAdded }) => list(linksAdded).map(linkOf)],
  ['Liens retirés', ({ linksRemoved }) => list(linksRemoved).map(linkOf)],
  ['Images ajoutées', ({ imagesAdded }) => list(imagesAdded).map(imageOf)],
  ['Images retirées', ({ imagesRemoved }) => list(imagesRemoved).map(imageOf)],
  ['Écrans de l’administration', ({ backOffice }) => list(backOffice).map(text)],
  ['Pages du site', ({ site }) => list(site).map(text)],
  ['Compte utilisé', ({ actor }) => [text(actor)]],
];

const BEFORE_OR_AFTER: Record<string, string> = {
  before: 'fait avant le début du temps',
  after: 'fait après la fin du temps : ne compte pas',
};

/** The facts of an act that help judging, each as a line; never a score. */
export function factLines({ facts }: Pick<FeedEvent, 'facts'>): FactLine[] {
  const side = text(facts.outsideWindow);
  const outside = lookUp(BEFORE_OR_AFTER, side);
  const lines = SAID.map(([label, read]) => {
    const values = read(facts).filter((value) => value.trim() !== '');
    const more = values.length - MAX_VALUES;
    return { label, values: more > 0 ? [...values.slice(0, MAX_VALUES), `et ${more} de plus`] : values };
  }).filter(({ values }) => values.length > 0);
  return outside === undefined ? lines : [{ label: 'Hors du temps', values: [outside] }, ...lines];
}
