import { lookUp } from '../../../lib/look-up.js';
import { SETTING_LABELS } from './setting-labels.js';
import { COMBINATION_LABELS, SHOP_FIELD_LABELS } from './shop-field-labels.js';

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

/** `price (75 cl)`: the code of a field, and what it is of. */
export function codeOf(field: string): { code: string; more: string } {
  const [, code = field, more = ''] = /^([\w-]+)( \(.*\))$/s.exec(field) ?? [];
  return { code, more };
}

const TABLES = [FIELD_LABELS, SHOP_FIELD_LABELS, SETTING_LABELS];

/** French name of a field of an object; what stands in brackets after its code (a combination) stays. */
export function fieldLabel(field: string, object: string): string {
  const { code, more } = codeOf(field);
  const tables = object === 'combination' ? [COMBINATION_LABELS, ...TABLES] : TABLES;
  const [label = code.replaceAll('_', ' ')] = tables.flatMap((table) => lookUp(table, code) ?? []);
  return label + more;
}
