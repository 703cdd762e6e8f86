import type { Burst, NetRow } from '../../burst.js';
import type { Finding } from '../../finding.js';
import { amount, fieldChange, inserted, isOn, removed, rowOf, sameValue } from '../values.js';
import type { PrestashopWorld } from '../world.js';
import { aboutProduct, type ProductView } from './product-view.js';

/** « image 2 », « image 3 « Vue de dessus » » */
function shownImage(net: NetRow, world: PrestashopWorld): string {
  const legend = world.text('image_lang', 'id_image', net.key, 'legend');
  return `image ${amount(rowOf(net).position)}${legend === '' ? '' : ` « ${legend} »`}`;
}

/** Images uploaded, taken away, described; the one shown first. */
export function readImages(burst: Burst, view: ProductView, world: PrestashopWorld): Finding[] {
  const base = { ...aboutProduct(view), object: 'image' };
  const images = burst.rows('image');
  const [added, gone] = [images.filter(inserted), images.filter(removed)];
  const total = world.mirror.all('image').filter((row) => String(row.id_product) === view.id).length;
  const findings: Finding[] = [];
  if (added.length > 0) {
    const facts = { added: added.length, images: total };
    findings.push({ ...base, slot: 'images:new', verb: 'upload', rules: ['ps.image'], rows: added, facts });
  }
  if (gone.length > 0) {
    const facts = { removed: gone.length, images: total };
    findings.push({
      ...base,
      slot: 'images:gone',
      verb: 'delete',
      rules: ['ps.image', 'ps.delete'],
      rows: gone,
      facts,
    });
  }
  const legends = burst
    .rows('image_lang')
    .filter(({ before, after }) => before && after && !sameValue(before.legend, after.legend));
  if (legends.length > 0) {
    const changes = legends.map((net) => fieldChange('legend', net.before?.legend, net.after?.legend));
    const said = changes.filter((change, at) => changes.findIndex(({ after }) => after === change.after) === at);
    findings.push({
      ...base,
      slot: 'legend',
      verb: 'update',
      rules: ['ps.image.legend'],
      rows: legends,
      changes: said,
    });
  }
  const cover = images.find(({ before, after }) => before && after && !isOn(before.cover) && isOn(after.cover));
  // The image left when the cover is taken away becomes the cover by itself.
  if (!cover || gone.length > 0 || added.length > 0) return findings;
  const old = images.find(({ before, after }) => isOn(before?.cover) && after && !isOn(after.cover));
  const changes = [{ field: 'cover', before: old ? shownImage(old, world) : null, after: shownImage(cover, world) }];
  const rows = old ? [cover, old] : [cover];
  return [
    ...findings,
    { ...base, slot: 'cover', verb: 'update', rules: ['ps.image.cover', 'ps.highlight'], rows, changes },
  ];
}
