import { functionalities } from './functionality.js';

/** Annexe VI-3, session 2021, column WordPress. */
export const wordpress2021 = functionalities('wordpress', '2021', {
  Menu: [
    ['Créer ou modifier les menus et sous-menus', 'wp.menu wp.menu.item wp.menu.location'],
    ['Ajouter à un menu (produit, article, page)', 'wp.menu.add'],
  ],
  'Image et vidéo': [
    [
      'Utiliser une bibliothèque média',
      'wp.media.upload wp.media.text wp.media.rename wp.media.edit wp.media.delete wp.content.image',
    ],
    ['Importer', 'wp.media.upload'],
    ['Renommer', 'wp.media.rename'],
    ['Ajuster positionner', 'wp.media.edit wp.content.image-layout'],
    ['Modifier des attributs', 'wp.media.text'],
  ],
  Utilisateurs: [
    ['Créer, modifier ou supprimer un profil', 'wp.user.account'],
    ['Attribuer (rôles, permissions)', 'wp.user.role'],
    ['Affecter un utilisateur à un profil', 'wp.user.role'],
    ['Changer le propriétaire (article, page)', 'wp.content.author'],
  ],
  'Référencement naturel (SEO)': [
    ['Structurer le texte (titres, contenus, etc.)', 'wp.content.headings'],
    ['Utiliser des mots clés', 'wp.content.text wp.seo.fields'],
    ['Utiliser des liens internes et externes', 'wp.content.links'],
    ['Utiliser les étiquettes et balises', 'wp.tag wp.content.tags'],
  ],
  Contenu: [
    ['Créer et distinguer article et page', 'wp.content.create'],
    ['Rédiger', 'wp.content.text'],
    ['Traiter (commentaires, réclamations, commandes, etc.)', 'wp.comment.moderate wp.comment.reply'],
    ['Ajouter un média (photo, vidéo)', 'wp.media.upload wp.content.media'],
    ['Mettre en avant (image, produit, etc.)', 'wp.content.featured-image wp.content.pin'],
    ['Créer et insérer des liens', 'wp.content.links'],
    ['Créer une arborescence (pages, catégories, produits)', 'wp.content.parent wp.category'],
    ['Insérer une carte dynamique', 'wp.content.map'],
    ['Supprimer (article, page, produit, client, etc.)', 'wp.content.remove wp.category.remove wp.media.delete'],
    ['Publier', 'wp.content.publish'],
  ],
  Apparence: [
    ['Structurer (page, article)', 'wp.content.blocks wp.content.template'],
    ['Mettre en page (header, footer, sidebar)', 'wp.header wp.widget wp.theme.template'],
    ["Changer et régler la page d'accueil (bannière, image, carrousel, produit, etc.)", 'wp.homepage wp.header'],
    ['Créer ou modifier slogan et logo du site', 'wp.site.identity'],
    ["Modifier l'en tête (texte, photo et vidéo)", 'wp.header'],
    ["Changer les informations sur l'entreprise", 'wp.site.identity wp.site.general'],
    ['Activer les réseaux sociaux', 'wp.social'],
    ['Gérer les widgets', 'wp.widget'],
  ],
  Navigation: [
    ['Utiliser les onglets backoffice et frontoffice', 'visits.tabs'],
    ['Régler les permaliens', 'wp.permalinks wp.content.slug'],
  ],
});
