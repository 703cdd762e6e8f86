/** A native module as its French back office names it, and the rule of the référentiel that it concerns. */
interface KnownModule {
  readonly label: string;
  readonly rule?: string;
  /** Object that its settings are about, when it is not the module itself. */
  readonly object?: string;
  /** Beginnings of its settings' names. */
  readonly settings?: string;
}

const MODULES: Readonly<Record<string, KnownModule>> = {
  ps_featuredproducts: { label: 'Produits phares', rule: 'ps.module.featured', settings: 'HOME_FEATURED_' },
  ps_imageslider: { label: 'Carrousel', rule: 'ps.module.slider', object: 'slider', settings: 'HOMESLIDER_' },
  ps_mainmenu: { label: 'Menu principal', rule: 'ps.module.menu', object: 'menu', settings: 'MOD_BLOCKTOPMENU_' },
  ps_customtext: { label: 'Bloc texte', rule: 'ps.module.text-block', settings: 'CUSTOMTEXT_' },
  blockreassurance: {
    label: 'Réassurance',
    rule: 'ps.module.reassurance',
    object: 'reassurance',
    settings: 'PSR_ BLOCKREINSURANCE_',
  },
  ps_sharebuttons: { label: 'Boutons de partage', rule: 'ps.module.share', settings: 'PS_SC_' },
  ps_socialfollow: { label: 'Suivez-nous (réseaux sociaux)', rule: 'ps.module.social', settings: 'BLOCKSOCIAL_' },
  productcomments: { label: 'Commentaires produits', rule: 'ps.module.comments', settings: 'PRODUCT_COMMENTS_' },
  ps_checkpayment: { label: 'Paiement par chèque', rule: 'ps.module.cheque ps.payment', settings: 'CHEQUE_' },
  ps_wirepayment: { label: 'Paiement par virement', rule: 'ps.payment', settings: 'BANK_WIRE_' },
  ps_cashondelivery: { label: 'Paiement à la livraison', rule: 'ps.payment', settings: 'COD_' },
  ps_checkout: { label: 'PrestaShop Checkout', rule: 'ps.payment', settings: 'PS_CHECKOUT_' },
  ps_banner: { label: 'Bannière', rule: 'ps.module.banner', settings: 'BANNER_ BLOCKBANNER_' },
  ps_linklist: { label: 'Liste de liens', rule: 'ps.link-list' },
  ps_shoppingcart: { label: 'Panier', rule: 'ps.module.cart', settings: 'PS_BLOCK_CART_' },
  ps_searchbar: { label: 'Barre de recherche', rule: 'ps.module.search' },
  ps_newproducts: {
    label: 'Nouveaux produits',
    rule: 'ps.module.home',
    settings: 'NEW_PRODUCTS_ PS_BLOCK_NEWPRODUCTS_',
  },
  ps_bestsellers: { label: 'Meilleures ventes', rule: 'ps.module.home', settings: 'PS_BLOCK_BESTSELLERS_' },
  ps_specials: { label: 'Promotions', rule: 'ps.module.home', settings: 'BLOCKSPECIALS_ PS_BLOCK_SPECIALS_' },
  ps_contactinfo: { label: 'Informations de contact', settings: 'BLOCKCONTACTINFOS_ PS_CONTACT_INFO_' },
  ps_categorytree: { label: 'Arborescence des catégories', settings: 'BLOCK_CATEG_' },
  ps_emailsubscription: { label: 'Inscription à la lettre d’information', settings: 'NW_' },
  ps_emailalerts: { label: 'Alertes par e-mail', settings: 'MA_' },
  ps_crossselling: { label: 'Ventes croisées', settings: 'CROSSSELLING_' },
  ps_categoryproducts: { label: 'Produits de la même catégorie', settings: 'CATEGORYPRODUCTS_' },
  ps_viewedproduct: { label: 'Produits déjà vus', settings: 'PRODUCTS_VIEWED_' },
  ps_facetedsearch: { label: 'Navigation à facettes', settings: 'PS_LAYERED_' },
  ps_brandlist: { label: 'Liste des marques', settings: 'BRAND_DISPLAY_ MANUFACTURER_DISPLAY_' },
  ps_supplierlist: { label: 'Liste des fournisseurs', settings: 'SUPPLIER_DISPLAY_' },
  ps_customersignin: { label: 'Connexion client' },
  ps_languageselector: { label: 'Sélecteur de langue' },
  ps_currencyselector: { label: 'Sélecteur de devise' },
  ps_googleanalytics: { label: 'Google Analytics', settings: 'GA_' },
  gsitemap: { label: 'Plan du site', settings: 'GSITEMAP_' },
  dashactivity: { label: 'Activité du tableau de bord', settings: 'DASHACTIVITY_' },
};

const PREFIXES = Object.entries(MODULES).flatMap(([name, { settings }]) =>
  (settings?.split(' ') ?? []).map((prefix): [string, string] => [prefix, name]),
);

export const moduleLabel = (name: string): string => MODULES[name]?.label ?? name;
export const moduleRules = (name: string): string[] => ['ps.module', ...(MODULES[name]?.rule?.split(' ') ?? [])];
export const moduleObject = (name: string): string => MODULES[name]?.object ?? 'module';

/** The native module whose settings' names begin so. */
export const moduleOfSetting = (setting: string): string | null =>
  PREFIXES.find(([prefix]) => setting.startsWith(prefix))?.[1] ?? null;
