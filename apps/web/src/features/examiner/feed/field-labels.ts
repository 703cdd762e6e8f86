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
  category: 'Catégorie',
  categories: 'Catégories',
  tag: 'Étiquette',
  tags: 'Étiquettes',
  date: 'Date',
  alt: 'Texte alternatif',
  caption: 'Légende',
  featured_image: 'Image mise en avant',
  comment_status: 'Commentaires',
  template: 'Modèle',
  order: 'Ordre',
  position: 'Position',
  menu: 'Menu',
  url: 'Adresse',
  link: 'Lien',
  target: 'Cible',
  role: 'Rôle',
  email: 'Adresse électronique',
  value: 'Valeur',
  tagline: 'Slogan',
  logo: 'Logo',
  icon: 'Icône',
  price: 'Prix',
  quantity: 'Quantité',
  active: 'Actif',
  pinned: 'Mis en avant',
  sticky: 'Mis en avant',
  area: 'Zone',
  location: 'Emplacement',
  block: 'Bloc',
  blocks: 'Blocs',
  password: 'Mot de passe',
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
  administrator: 'administrateur',
  editor: 'éditeur',
  author: 'auteur',
  contributor: 'contributeur',
  subscriber: 'abonné',
};

const CODED_FIELDS = new Set(['status', 'comment_status', 'role', 'ping_status']);

export const fieldLabel = (field: string): string => FIELD_LABELS[field] ?? field.replaceAll('_', ' ');

/** A value as text; codes of states and roles in French. */
export function fieldValue(field: string, value: string | null): string {
  if (value === null || value === '') return '(vide)';
  return (CODED_FIELDS.has(field) ? VALUE_LABELS[value] : undefined) ?? value;
}
