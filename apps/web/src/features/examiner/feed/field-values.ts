import { LIST_SEPARATOR } from '@e5b/contracts';
import { lookUp } from '../../../lib/look-up.js';
import { codeOf } from './field-labels.js';

const VALUE_LABELS: Record<string, string> = {
  publish: 'publié',
  draft: 'brouillon',
  pending: 'en attente de relecture',
  private: 'privé',
  future: 'planifié',
  trash: 'corbeille',
  hold: 'en attente',
  approved: 'approuvé',
  spam: 'indésirable',
  open: 'ouvert',
  closed: 'fermé',
  page: 'page statique',
  posts: 'derniers articles',
  administrator: 'administrateur',
  editor: 'éditeur',
  author: 'auteur',
  contributor: 'contributeur',
  subscriber: 'abonné',
};

const CODED_FIELDS = new Set([
  'status',
  'comment_status',
  'default_comment_status',
  'default_ping_status',
  'default_role',
  'roles',
  'show_on_front',
]);

/** Codes among the values of one field. */
const VALUES_OF_FIELD: Record<string, Record<string, string>> = {
  reductionType: { amount: 'montant', percentage: 'pourcentage' },
  kind: { total: 'total', partial: 'partiel' },
  visibility: { both: 'partout', catalog: 'catalogue', search: 'recherche', none: 'nulle part' },
  out_of_stock: { deny: 'refuser les commandes', allow: 'accepter les commandes', default: 'réglage par défaut' },
  status: { '0': 'désactivé', '1': 'activé' },
  condition: { new: 'neuf', used: 'utilisé', refurbished: 'reconditionné' },
  product_type: { standard: 'standard', combinations: 'avec déclinaisons', pack: 'pack', virtual: 'dématérialisé' },
  additional_delivery_times: { '0': 'aucun', '1': 'celui de la boutique', '2': 'celui du produit' },
  price_display_method: { '0': 'TTC', '1': 'HT' },
  shipping_method: { '0': 'réglage de la boutique', '1': 'le poids', '2': 'le prix', '3': 'gratuit' },
  range_behavior: { '0': 'tranche la plus haute', '1': 'transporteur désactivé' },
  comment_order: { asc: 'les plus anciens d’abord', desc: 'les plus récents d’abord' },
  default_comments_page: { newest: 'la dernière', oldest: 'la première' },
};

/** Fields that hold a number which may have decimals: prices, rates, sizes. */
const DECIMAL_FIELDS: ReadonlySet<string> = new Set(
  `price priceExclTax priceInclTax fixedPriceExclTax wholesale_price unit_price unit_price_ratio ecotax
  additional_shipping_cost unit_price_impact max_weight reduction reduction_percent reduction_amount minimum_amount total amount shipping
  weight width height depth`.split(/\s+/),
);

/** Switches, stored as 0 and 1. */
const SWITCHES: ReadonlySet<string> = new Set(
  `active available_for_order show_price show_condition on_sale online_only is_virtual newsletter optin free_shipping
  is_free shipping_handling custom new_window indexation show_prices customer_service invoice send_email hidden logable
  delivery shipped paid pdf_invoice pdf_delivery partial_use highlight minimum_amount_tax minimum_amount_shipping
  country_restriction carrier_restriction group_restriction product_restriction cart_rule_restriction shop_restriction
  reduction_tax reduction_exclude_special show_comments_cookies_opt_in use_smilies use_balanceTags comment_whitelist
  rss_use_excerpt blog_public comment_moderation comment_previously_approved comment_registration comments_notify
  moderation_notify require_name_email close_comments_for_old_posts thread_comments page_comments show_avatars
  default_pingback_flag users_can_register thumbnail_crop uploads_use_yearmonth_folders
  PS_SHOP_ENABLE PS_CATALOG_MODE PS_CATALOG_MODE_WITH_PRICES PS_DISPLAY_QTIES PS_DISP_UNAVAILABLE_ATTR
  PS_STOCK_MANAGEMENT PS_ORDER_OUT_OF_STOCK PS_DISPLAY_SUPPLIERS PS_DISPLAY_MANUFACTURERS PS_DISPLAY_BEST_SELLERS
  PS_GUEST_CHECKOUT_ENABLED PS_CONDITIONS PS_GIFT_WRAPPING PS_RECYCLABLE_PACK PS_INVOICE PS_CUSTOMER_CREATION_EMAIL
  PS_CUSTOMER_OPTIN PS_CUSTOMER_BIRTHDATE PS_REWRITING_SETTINGS PS_TAX PS_TAX_DISPLAY PS_USE_ECOTAX
  PRODUCT_COMMENTS_USEFULNESS PRODUCT_COMMENTS_ANONYMISATION
  PS_ORDER_RETURN PS_SC_FACEBOOK PS_SC_TWITTER PS_SC_PINTEREST PRODUCT_COMMENTS_ALLOW_GUESTS
  PRODUCT_COMMENTS_MODERATE HOMESLIDER_PAUSE_ON_HOVER HOMESLIDER_WRAP HOME_FEATURED_RANDOMIZE`.split(/\s+/),
);
const YES_NO: Record<string, string> = { '0': 'non', '1': 'oui' };

/** A value as text; codes of states and roles in French. */
export function fieldValue(field: string, value: string | null): string {
  if (value === null || value === '') return '(vide)';
  if (value === 'true' || value === 'false') return value === 'true' ? 'oui' : 'non';
  if (value === '[secret]') return '(jamais affiché)';
  const { code } = codeOf(field);
  if (DECIMAL_FIELDS.has(code) && /^-?\d+\.\d+$/.test(value)) return value.replace('.', ',');
  const ownValues = lookUp(VALUES_OF_FIELD, code);
  const values = SWITCHES.has(code) ? YES_NO : CODED_FIELDS.has(code) ? VALUE_LABELS : undefined;
  const items = value.split(LIST_SEPARATOR);
  return items.map((item) => lookUp(ownValues, item) ?? lookUp(values, item) ?? item).join(LIST_SEPARATOR);
}
