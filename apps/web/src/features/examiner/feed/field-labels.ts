import { DECIMAL_FIELDS, SHOP_FIELD_LABELS, SHOP_VALUE_LABELS } from './shop-field-labels.js';

/** Names of the fields that change; the codes are those of the interpreter. */
const FIELD_LABELS: Record<string, string> = {
  title: 'Titre',
  content: 'Contenu',
  excerpt: 'Extrait',
  status: 'État',
  slug: 'Permalien',
  name: 'Nom',
  description: 'Description',
  parent: 'Parent',
  author: 'Auteur',
  categories: 'Catégories',
  tags: 'Étiquettes',
  date: 'Date',
  alt: 'Texte alternatif',
  caption: 'Légende',
  featured_image: 'Image mise en avant',
  comment_status: 'Commentaires',
  template: 'Modèle',
  order: 'Ordre',
  menu: 'Menu',
  url: 'Adresse',
  new_tab: 'Nouvel onglet',
  css_classes: 'Classes CSS',
  auto_add_pages: 'Ajout automatique des pages',
  locations: 'Emplacements',
  roles: 'Rôle',
  email: 'Adresse électronique',
  first_name: 'Prénom',
  last_name: 'Nom',
  nickname: 'Pseudonyme',
  password: 'Mot de passe',
  tagline: 'Slogan',
  logo: 'Logo',
  icon: 'Icône',
  timezone_string: 'Fuseau horaire',
  theme: 'Thème',
  header_image: 'Image d’en-tête',
  header_video: 'Vidéo d’en-tête',
  header_text: 'Texte d’en-tête',
  css: 'CSS additionnel',
  background_color: 'Couleur de fond',
  show_on_front: 'Page d’accueil',
  page_on_front: 'Page d’accueil',
  page_for_posts: 'Page des articles',
  privacy_page: 'Page de confidentialité',
  posts_per_page: 'Articles par page',
  rss_use_excerpt: 'Extrait dans les flux',
  blog_public: 'Visible par les moteurs',
  permalink_structure: 'Structure des permaliens',
  comment_moderation: 'Modération manuelle',
  close_comments_for_old_posts: 'Fermer les anciens commentaires',
  close_comments_days_old: 'Fermeture après (jours)',
  seo_title: 'Titre pour les moteurs',
  seo_description: 'Description pour les moteurs',
  seo_keyphrase: 'Mot clé principal',
  quantity: 'Quantité',
  active: 'Actif',
  pinned: 'Mis en avant',
  area: 'Zone',
  block: 'Bloc',
  blocks: 'Blocs',
};

const VALUE_LABELS: Record<string, string> = {
  publish: 'publié',
  draft: 'brouillon',
  pending: 'en attente de relecture',
  private: 'privé',
  future: 'planifié',
  trash: 'corbeille',
  hold: 'en attente',
  approve: 'approuvé',
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

/** Between the items of a list (`feed-act` of the server). */
const LIST_SEPARATOR = ' · ';

const CODED_FIELDS = new Set(['status', 'comment_status', 'roles', 'show_on_front']);

/** Codes come from the sandbox: only a table's own names may be found in it. */
function told(table: Readonly<Record<string, string>> | undefined, code: string): string | undefined {
  return table !== undefined && Object.hasOwn(table, code) ? table[code] : undefined;
}

/** `price (75 cl)`: the code of a field, and what it is of. */
function parts(field: string): { code: string; more: string } {
  const [, code = field, more = ''] = /^([\w-]+)( \(.*\))$/s.exec(field) ?? [];
  return { code, more };
}

/** French name of a field; what stands in brackets after its code (a combination) stays. */
export function fieldLabel(field: string): string {
  const { code, more } = parts(field);
  return (told(FIELD_LABELS, code) ?? told(SHOP_FIELD_LABELS, code) ?? code.replaceAll('_', ' ')) + more;
}

/** A value as text; codes of states and roles in French. */
export function fieldValue(field: string, value: string | null): string {
  if (value === null || value === '') return '(vide)';
  if (value === 'true' || value === 'false') return value === 'true' ? 'oui' : 'non';
  if (value === '[secret]') return '(jamais affiché)';
  const { code } = parts(field);
  if (DECIMAL_FIELDS.has(code) && /^-?\d+\.\d+$/.test(value)) return value.replace('.', ',');
  const shopValues = Object.hasOwn(SHOP_VALUE_LABELS, code) ? SHOP_VALUE_LABELS[code] : undefined;
  const values = CODED_FIELDS.has(code) ? VALUE_LABELS : undefined;
  const items = value.split(LIST_SEPARATOR);
  return items.map((item) => told(shopValues, item) ?? told(values, item) ?? item).join(LIST_SEPARATOR);
}
