import type { ContextInstall, PublishedPack } from '@e5b/contracts';
import type { TagTone } from '../../ui/index.js';
import { isLiving } from './install-words.js';

/**
 * - new: nothing of this code is here · update: an older version is · under-way: asked for already
 * - installed: this version or a newer one is here · unusable: not meant for this centre or this day
 */
export type Offer = 'new' | 'update' | 'under-way' | 'installed' | 'unusable';

type Asked = Pick<ContextInstall, 'source' | 'name' | 'pack' | 'state'>;

/** What a published pack is to this centre. */
export function offerOf(pack: PublishedPack, installs: readonly Asked[]): Offer {
  const mine = installs.filter((each) => each.pack?.id === pack.id || isNamedAfter(each, pack));
  if (mine.some(isLiving)) return 'under-way';
  // The publication was read before: what was installed since then counts.
  if (mine.some(({ state }) => state === 'ready')) return 'installed';
  if (pack.isNew) return pack.installedVersion === null ? 'new' : 'update';
  return pack.installedVersion === null ? 'unusable' : 'installed';
}

/** Of each code what there is to take; else the version that is here, or all of them when none can be used. */
export function worthShowing(packs: readonly PublishedPack[]): PublishedPack[] {
  const offered = new Set(packs.filter(({ isNew }) => isNew).map(({ code }) => code));
  return packs.filter(({ code, version, isNew, installedVersion }) =>
    offered.has(code) ? isNew : installedVersion === null || installedVersion === version,
  );
}

/** Until its file was read, an installation knows its pack by name only. */
const isNamedAfter = ({ source, name, pack }: Asked, { title, version }: PublishedPack): boolean =>
  source === 'catalog' && pack === null && name === `${title} – ${version}`;

const WORDS: Record<Offer, { label: string; tone: TagTone }> = {
  new: { label: 'Nouveau', tone: 'info' },
  update: { label: 'Mise à jour', tone: 'info' },
  'under-way': { label: 'En cours', tone: 'neutral' },
  installed: { label: 'Déjà installé', tone: 'good' },
  unusable: { label: 'Pas utilisable aujourd’hui', tone: 'neutral' },
};

export const offerWords = (offer: Offer): { label: string; tone: TagTone } => WORDS[offer];
