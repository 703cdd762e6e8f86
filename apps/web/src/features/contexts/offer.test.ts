import type { PublishedPack } from '@e5b/contracts';
import { offerOf, worthShowing } from './offer.js';

const pack = (more: Partial<PublishedPack> = {}): PublishedPack => ({
  id: 'a'.repeat(64),
  code: 'delorme',
  session: '2026',
  title: 'Maison Delorme',
  version: '2026.2',
  cms: 'wordpress',
  cmsVersion: '6.8.3',
  notes: '',
  bytes: 1000,
  installedVersion: null,
  isNew: true,
  ...more,
});
const asked = {
  source: 'catalog' as const,
  name: 'Maison Delorme – 2026.2',
  pack: null,
  state: 'downloading' as const,
};

describe('what a published pack is to this centre', () => {
  it('is new, an update, here already or not usable', () => {
    expect(offerOf(pack(), [])).toBe('new');
    expect(offerOf(pack({ installedVersion: '2026.1' }), [])).toBe('update');
    expect(offerOf(pack({ installedVersion: '2026.2', isNew: false }), [])).toBe('installed');
    expect(offerOf(pack({ isNew: false }), [])).toBe('unusable');
  });

  it('is under way from the click on, before its file was read', () => {
    expect(offerOf(pack(), [asked])).toBe('under-way');
    expect(offerOf(pack(), [{ ...asked, name: 'Maison Delorme – 2026.1' }])).toBe('new');
    expect(offerOf(pack(), [{ ...asked, source: 'upload' }])).toBe('new');
  });

  it('is installed once that is done, though the catalogue was read before', () => {
    const read = {
      id: pack().id,
      code: 'delorme',
      version: '2026.2',
      title: 'Maison Delorme',
      cms: 'wordpress' as const,
    };
    expect(offerOf(pack(), [{ ...asked, pack: read, state: 'ready' }])).toBe('installed');
    expect(offerOf(pack(), [{ ...asked, pack: read, state: 'refused' }])).toBe('new');
  });
});

describe('what of a catalogue is shown', () => {
  const versions = (packs: PublishedPack[]) => worthShowing(packs).map(({ version }) => version);

  it('is what there is to take of each code, not the versions before it', () => {
    expect(versions([pack({ version: '2026.1', isNew: false }), pack()])).toEqual(['2026.2']);
  });

  it('is the version that is here when there is nothing newer', () => {
    const here = { installedVersion: '2026.2', isNew: false };
    expect(versions([pack({ ...here, version: '2026.1' }), pack(here)])).toEqual(['2026.2']);
  });
});
