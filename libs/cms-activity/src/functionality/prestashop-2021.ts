import { functionalities } from './functionality.js';

/** Annexe VI-3, session 2021, column PrestaShop. */
export const prestashop2021 = functionalities('prestashop', '2021', {
  Menu: [
    ['Créer ou modifier les menus et sous-menus', 'ps.menu'],
    ['Ajouter à un menu (produit, article, page)', 'ps.menu.item'],
  ],
  'Image et vidéo': [
    ['Renommer', 'ps.image.legend'],
    ['Ajuster positionner', 'ps.image.position ps.image.cover'],
    ['Modifier des attributs', 'ps.image.legend'],
  ],
  Utilisateurs: [
    ['Créer, modifier ou supprimer un profil', 'ps.profile ps.employee'],
    ['Attribuer (rôles, permissions)', 'ps.permission ps.employee.profile'],
    ['Affecter un utilisateur à un profil', 'ps.employee.profile'],
  ],
  'Référencement naturel (SEO)': [
    ['Structurer le texte (titres, contenus, etc.)', 'ps.text.headings'],
    ['Utiliser des mots clés', 'ps.seo ps.seo.page ps.tags'],
    ['Utiliser des liens internes et externes', 'ps.link'],
    ['Utiliser les étiquettes et balises', 'ps.tags ps.seo ps.seo.page'],
    ['Utiliser les alias', 'ps.alias'],
    ['Paramétrer le trafic SEO sur les pages (page index)', 'ps.seo.page ps.seo.urls'],
  ],
  Contenu: [
    ['Rédiger', 'ps.text ps.predefined-message'],
    ['Traiter (commentaires, réclamations, commandes, etc.)', 'ps.message ps.comment ps.order.status ps.order'],
    [
      'Créer (article, page, produit, client, commande, fournisseur, transporteur, groupe de clients, etc.)',
      'ps.create',
    ],
    ['Mettre en avant (image, produit, etc.)', 'ps.highlight ps.featured.position ps.module.featured'],
    ['Créer et insérer des liens', 'ps.link'],
    ['Créer une arborescence (pages, catégories, produits)', 'ps.tree ps.page.category ps.product.category'],
    ['Supprimer (article, page, produit, client, etc.)', 'ps.delete'],
    ['Publier', 'ps.publish'],
  ],
  Apparence: [
    [
      "Changer et régler la page d'accueil (bannière, image, carrousel, produit, etc.)",
      'ps.home-page ps.module.slider ps.module.banner ps.module.featured ps.module.home',
    ],
    [
      'Gérer les modules (panier, barre de recherche, bannière, produits phares, boutons réseaux sociaux, menu principal, carrousel). Le module « bloc de texte » ne sera pas utilisé pour éviter des dysfonctionnements de la plateforme.',
      'ps.module',
    ],
  ],
  Navigation: [['Utiliser les onglets backoffice et frontoffice', 'visits.tabs']],
  'Commandes et promotions': [
    ['Créer une commande', 'ps.order.create'],
    ['Modifier une commande', 'ps.order ps.order.status'],
    ['Changer le mode de paiement', 'ps.payment ps.order.payment'],
    ['Gérer les retours', 'ps.return ps.return-policy ps.refund'],
    [
      'Créer des promotions, réductions et avoirs',
      'ps.promotion.catalog ps.promotion.cart ps.promotion.specific ps.order.discount ps.refund',
    ],
  ],
});
