import type { Cms } from '@e5b/contracts';

export const CMS_NAMES: Record<Cms, string> = { wordpress: 'WordPress', prestashop: 'PrestaShop' };
