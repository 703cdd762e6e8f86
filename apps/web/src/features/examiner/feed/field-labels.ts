import { lookUp } from '../../../lib/look-up.js';
import { SHOP_FIELD_LABELS } from './shop-field-labels.js';

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

/** `price (75 cl)`: the code of a field, and what it is of. */
export function codeOf(field: string): { code: string; more: string } {
  const [, code = field, more = ''] = /^([\w-]+)( \(.*\))$/s.exec(field) ?? [];
  return { code, more };
}

/** French name of a field; what stands in brackets after its code (a combination) stays. */
export function fieldLabel(field: string): string {
  const { code, more } = codeOf(field);
  return (lookUp(FIELD_LABELS, code) ?? lookUp(SHOP_FIELD_LABELS, code) ?? code.replaceAll('_', ' ')) + more;
}
