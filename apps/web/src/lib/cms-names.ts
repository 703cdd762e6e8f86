import type { Cms } from '@e5b/contracts';

export const CMS_NAMES: Record<Cms, string> = { wordpress: 'WordPress', prestashop: 'PrestaShop' };

/** The button to the public pages. */
export const SITE_DOORS: Record<Cms, string> = { wordpress: 'Ouvrir le site', prestashop: 'Ouvrir la boutique' };
