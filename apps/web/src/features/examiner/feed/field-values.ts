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

const CODED_FIELDS = new Set(['status', 'comment_status', 'roles', 'show_on_front']);

/** Codes among the values of a shop's fields. */
const SHOP_VALUE_LABELS: Record<string, Record<string, string>> = {
  reductionType: { amount: 'montant', percentage: 'pourcentage' },
  kind: { total: 'total', partial: 'partiel' },
  visibility: { both: 'partout', catalog: 'catalogue', search: 'recherche', none: 'nulle part' },
  out_of_stock: { deny: 'refuser les commandes', allow: 'accepter les commandes', default: 'réglage par défaut' },
  status: { '0': 'désactivé', '1': 'activé' },
};

/** Fields that hold a number which may have decimals: prices, rates, sizes. */
const DECIMAL_FIELDS: ReadonlySet<string> = new Set(
  `price priceExclTax priceInclTax fixedPriceExclTax wholesale_price unit_price unit_price_ratio ecotax
  additional_shipping_cost reduction reduction_percent reduction_amount minimum_amount total amount shipping
  weight width height depth`.split(/\s+/),
);

/** Switches, stored as 0 and 1. */
const SWITCHES: ReadonlySet<string> = new Set(
  `active available_for_order show_price on_sale online_only is_virtual newsletter optin free_shipping is_free
  rss_use_excerpt blog_public comment_moderation comment_previously_approved comment_registration comments_notify
  moderation_notify require_name_email close_comments_for_old_posts thread_comments page_comments show_avatars
  default_pingback_flag users_can_register thumbnail_crop uploads_use_yearmonth_folders
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
  const shopValues = lookUp(SHOP_VALUE_LABELS, code);
  const values = SWITCHES.has(code) ? YES_NO : CODED_FIELDS.has(code) ? VALUE_LABELS : undefined;
  const items = value.split(LIST_SEPARATOR);
  return items.map((item) => lookUp(shopValues, item) ?? lookUp(values, item) ?? item).join(LIST_SEPARATOR);
}
