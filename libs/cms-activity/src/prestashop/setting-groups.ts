import type { Mirror } from '../mirror.js';
import type { Cell } from '../types.js';
import { moduleOfSetting } from './module-names.js';
import { legacy } from './object-spec.js';

/** Settings of one screen. */
export interface SettingGroup {
  readonly object: string;
  readonly rule: string;
  readonly label: string;
  readonly link: string;
  readonly verb?: 'upload';
}

const GROUPS: Readonly<Record<string, SettingGroup & { readonly names: RegExp }>> = {
  returns: {
    names: /^PS_(?:ORDER_RETURN|ORDER_RETURN_NB_DAYS|RETURN_PREFIX)$/,
    object: 'return_policy',
    rule: 'ps.return-policy',
    label: 'Conditions de retour des produits',
    link: '/sell/customer-service/merchandise-returns/',
  },
  'new-products': {
    names: /^PS_NB_DAYS_NEW_PRODUCT$/,
    object: 'setting',
    rule: 'ps.new-products',
    label: 'Durée d’affichage des nouveaux produits',
    link: '/configure/shop/product-preferences/',
  },
  products: {
    names:
      /^PS_(?:PRODUCT|CATALOG|DISPLAY_QTIES|LAST_QTIES|DISP_|LABEL_|ORDER_OUT_OF_STOCK|STOCK_MANAGEMENT|PACK_|QTY_DISCOUNT|FORCE_FRIENDLY|ATTRIBUTE_|USE_COMBINATION)/,
    object: 'setting',
    rule: 'ps.setting',
    label: 'Réglages des produits',
    link: '/configure/shop/product-preferences/',
  },
  logo: {
    names: /^PS_(?:LOGO|LOGO_MAIL|LOGO_INVOICE|FAVICON|STORES_ICON)$|^SHOP_LOGO_/,
    object: 'setting',
    rule: 'ps.home-page',
    label: 'Logo de la boutique',
    link: '/improve/design/themes/',
    verb: 'upload',
  },
  contact: {
    names: /^PS_SHOP_(?!ENABLE|DEFAULT|DOMAIN)/,
    object: 'setting',
    rule: 'ps.setting',
    label: 'Coordonnées de la boutique',
    link: '/configure/shop/contacts/stores',
  },
  theme: {
    names: /^PS_(?:THEME|HOME_CATEGORY)/,
    object: 'setting',
    rule: 'ps.setting',
    label: 'Thème',
    link: '/improve/design/themes/',
  },
  urls: {
    names: /^PS_(?:REWRITING|ROUTE_|CANONICAL|ALLOW_ACCENTED|HTACCESS|SHOP_DOMAIN|SSL)/,
    object: 'seo',
    rule: 'ps.seo.urls',
    label: 'Adresses et référencement',
    link: '/configure/shop/seo-urls/',
  },
  orders: {
    names:
      /^PS_(?:PURCHASE|GUEST_CHECKOUT|CONDITIONS|GIFT|RECYCLABLE|SHIPPING|ALLOW_MULTISHIPPING|DISALLOW|ORDER|FINAL|DELIVERY|INVOICE|INVCE)/,
    object: 'setting',
    rule: 'ps.setting',
    label: 'Réglages des commandes et des livraisons',
    link: '/configure/shop/order-preferences/',
  },
  customers: {
    names: /^PS_(?:CUSTOMER|B2B|UNIDENTIFIED|GUEST_GROUP)/,
    object: 'setting',
    rule: 'ps.setting',
    label: 'Réglages des clients',
    link: '/configure/shop/customer-preferences/',
  },
};

const OTHER: SettingGroup = {
  object: 'setting',
  rule: 'ps.setting',
  label: 'Réglages de la boutique',
  link: '/configure/shop/preferences/preferences',
};

/** A page of settings opened longer ago than this does not tell whose setting is saved. */
const OPENED_MS = 3_600_000;

const squeezed = (text: string): string =>
  text
    .toLowerCase()
    .replace(/^ps_/, '')
    .replace(/[^a-z0-9]/g, '');

/** The installed module whose name a setting's name begins with (`MYMODULE_COLOR`), else the one whose page was opened last. */
function namedModule(setting: string, mirror: Mirror): string | null {
  const flat = squeezed(setting);
  const modules = mirror.all('module').map((row) => String(row.name ?? ''));
  const longest = modules.filter((name) => squeezed(name).length > 3 && flat.startsWith(squeezed(name)));
  const [best] = longest.sort((a, b) => b.length - a.length);
  if (best !== undefined) return best;
  const time = (value: Cell | undefined): number => Date.parse(String(value ?? '').replace(' ', 'T'));
  const saved = time(mirror.where('configuration', 'name', setting)[0]?.date_upd);
  const opened = mirror
    .all('module_history')
    .filter((row) => saved - time(row.date_upd) >= 0 && saved - time(row.date_upd) < OPENED_MS)
    .sort((a, b) => time(b.date_upd) - time(a.date_upd))[0];
  const name = mirror.get('module', opened?.id_module ?? null)?.name;
  return name ? String(name) : null;
}

/** The group of a setting: `module/ps_banner`, `returns`, `other`. */
export function settingGroup(setting: string, mirror: Mirror): string {
  const known = moduleOfSetting(setting);
  if (known !== null) return `module/${known}`;
  const group = Object.entries(GROUPS).find(([, { names }]) => names.test(setting));
  if (group) return group[0];
  if (setting.startsWith('PS_')) return 'other';
  const module = namedModule(setting, mirror);
  return module === null ? 'other' : `module/${module}`;
}

export const groupOf = (key: string): SettingGroup => GROUPS[key] ?? OTHER;

export const configurePath = (module: string): string =>
  legacy('AdminModules', `configure=${encodeURIComponent(module)}`);
