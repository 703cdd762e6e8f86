import { functionalities } from './functionality.js';

/** Annexe VI-3, session 2024, WordPress. */
export const wordpress2024 = functionalities('wordpress', '2024', {
  Apparence: [
    ["Créer ou modifier l'identité du site (slogan, icône, logo)", 'wp.site.identity'],
    ["Modifier l'en tête (texte, photo et vidéo)", 'wp.header'],
    ["*Modifier l'emplacement du menu principal", 'wp.menu.location'],
    ['Activer les réseaux sociaux (menu réseaux sociaux et widget "Icône des réseaux sociaux")', 'wp.social'],
    ['Gérer les widgets en pied de page et en colonne latérale de blog', 'wp.widget'],
    ['*Personnaliser la structure des pages ou des articles avec une colonne latérale', 'wp.content.template'],
  ],
  Contenu: [
    [
      'Créer, modifier, publier et supprimer un article, une page et une catégorie',
      'wp.content.create wp.content.edit wp.content.publish wp.content.remove wp.category wp.category.remove wp.content.categories',
    ],
    [
      'Rédiger de manière professionnelle (orthographe, syntaxe, prise en compte du contexte commercial)',
      'wp.content.text',
    ],
    [
      'Utiliser les blocs : titre, paragraphe, bouton, bannière, image, galerie, tableau, flux rss, calendrier, audio, fichier',
      'wp.content.blocks',
    ],
    ['Ajouter un média (photo, vidéo, audio)', 'wp.media.upload wp.content.media wp.content.featured-image'],
    ['Insérer et modifier une galerie', 'wp.content.gallery'],
    ['Créer et insérer des liens internes et externes', 'wp.content.links'],
    ['*Insérer une carte dynamique via le bloc Map by BoldGrid', 'wp.content.map'],
    ['Epingler un article', 'wp.content.pin'],
    ['Modérer et répondre à un commentaire', 'wp.comment.moderate wp.comment.reply'],
    ['Générer et compléter une page de politique de confidentialité', 'wp.privacy'],
  ],
  'Image et vidéo': [
    [
      'Utiliser une bibliothèque média',
      'wp.media.upload wp.media.text wp.media.rename wp.media.edit wp.media.delete wp.content.image',
    ],
    ['Ajuster et positionner un média', 'wp.media.edit wp.content.image-layout'],
    [
      "Renseigner les textes alternatifs, le titre, la légende et la description d'une image",
      'wp.media.text wp.media.rename',
    ],
  ],
  Menu: [
    ['Créer ou modifier les menus et sous-menus', 'wp.menu wp.menu.item wp.menu.location'],
    ['*Créer un menu hors champ', 'wp.menu.off-canvas'],
    ['Ajouter à un menu (catégorie, page, lien personnalisé)', 'wp.menu.add'],
    ['Paramétrer le menu des réseaux sociaux', 'wp.menu.social'],
  ],
  Navigation: [
    ['Utiliser les onglets backoffice et frontoffice', 'visits.tabs'],
    ["Paramétrer la page d'accueil (page statique ou affichage des derniers articles)", 'wp.homepage'],
    ['Modifier les réglages de lecture et de commentaires', 'wp.reading wp.discussion wp.content.discussion'],
    ["*Insérer un fil d'Ariane", 'wp.breadcrumb'],
  ],
  'Référencement naturel (SEO)': [
    ['Structurer le texte (titres, sous-titres)', 'wp.content.headings'],
    ['Utiliser des mots clés', 'wp.content.text wp.seo.fields'],
    ['Utiliser des liens internes et externes', 'wp.content.links'],
    [
      'Renseigner les étiquettes, balises et les descriptions',
      'wp.tag wp.content.tags wp.content.excerpt wp.category.description',
    ],
    ["Activer et utiliser l'extension Yoast SEO (requête cible, méta description)", 'wp.seo.fields wp.seo.plugin'],
  ],
  Utilisateurs: [
    ['Créer, modifier ou supprimer un compte', 'wp.user.account'],
    ['Attribuer un rôle', 'wp.user.role'],
    ["Changer l'auteur d'un article ou d'une page", 'wp.content.author'],
  ],
});
