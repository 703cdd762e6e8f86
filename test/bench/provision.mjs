import { compareStarts } from './compare-starts.mjs';
import { shopSubject } from './provision-shop.mjs';
import { wordpressSubject } from './provision-wordpress.mjs';

/**
 * Three back offices from nothing, against filling them when they start: WordPress, and the shop of E5B_TEST_PRESTASHOP_PACK.
 * @param {{ rounds?: string, alternatives?: string, installer?: string }} options rounds of ours and of each alternative;
 *   `installer`: folder of the shop's own command-line installer (of the same version, with a sf-fr-FR.zip), which no pack holds
 */
export async function measure({ rounds = '10', alternatives = '3', installer }) {
  const counts = { rounds: Number(rounds), alternativeRounds: Math.min(Number(alternatives), Number(rounds)) };
  const rows = await compareStarts(wordpressSubject(), counts);
  const pack = process.env.E5B_TEST_PRESTASHOP_PACK;
  if (!pack) return rows;
  if (!installer) console.error('Sans --installer=DOSSIER, la boutique installée au démarrage n’est pas mesurée.');
  const shop = await shopSubject(pack, installer);
  try {
    return [...rows, ...(await compareStarts(shop, counts))];
  } finally {
    await shop.cleanUp();
  }
}
