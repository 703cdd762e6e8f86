import type { CmsRules } from '../cms-rules.js';

/** No rule reads PrestaShop's rows yet; the functionality table says so for every line. */
export const prestashopRules = (): CmsRules => ({ tables: [], subjects: () => [], read: () => [] });
