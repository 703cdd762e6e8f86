import { functionalities, SEEN_IN_VISITS } from './functionality.js';

const NOT_YET = 'Aucune règle ne lit encore les tables de PrestaShop.';

/** Annexe VI-3, session 2021, column PrestaShop. */
export const prestashop2021 = functionalities('prestashop', '2021', {
  Menu: [
    ['Créer ou modifier les menus et sous-menus', null, NOT_YET],
    ['Ajouter à un menu (produit, article, page)', null, NOT_YET],
  ],
  'Image et vidéo': [
    ['Renommer', null, NOT_YET],
    ['Ajuster positionner', null, NOT_YET],
    ['Modifier des attributs', null, NOT_YET],
  ],
  Utilisateurs: [
    ['Créer, modifier ou supprimer un profil', null, NOT_YET],
    ['Attribuer (rôles, permissions)', null, NOT_YET],
    ['Affecter un utilisateur à un profil', null, NOT_YET],
  ],
  'Référencement naturel (SEO)': [
    ['Structurer le texte (titres, contenus, etc.)', null, NOT_YET],
    ['Utiliser des mots clés', null, NOT_YET],
    ['Utiliser des liens internes et externes', null, NOT_YET],
    ['Utiliser les étiquettes et balises', null, NOT_YET],
    ['Utiliser les alias', null, NOT_YET],
    ['Paramétrer le trafic SEO sur les pages (page index)', null, NOT_YET],
  ],
  Contenu: [
    ['Rédiger', null, NOT_YET],
    ['Traiter (commentaires, réclamations, commandes, etc.)', null, NOT_YET],
    [
      'Créer (article, page, produit, client, commande, fournisseur, transporteur, groupe de clients, etc.)',
      null,
      NOT_YET,
    ],
    ['Mettre en avant (image, produit, etc.)', null, NOT_YET],
    ['Créer et insérer des liens', null, NOT_YET],
    ['Créer une arborescence (pages, catégories, produits)', null, NOT_YET],
    ['Supprimer (article, page, produit, client, etc.)', null, NOT_YET],
    ['Publier', null, NOT_YET],
  ],
  Apparence: [
    ["Changer et régler la page d'accueil (bannière, image, carrousel, produit, etc.)", null, NOT_YET],
    [
      'Gérer les modules (panier, barre de recherche, bannière, produits phares, boutons réseaux sociaux, menu principal, carrousel). Le module « bloc de texte » ne sera pas utilisé pour éviter des dysfonctionnements de la plateforme.',
      null,
      NOT_YET,
    ],
  ],
  Navigation: [['Utiliser les onglets backoffice et frontoffice', null, SEEN_IN_VISITS]],
  'Commandes et promotions': [
    ['Créer une commande', null, NOT_YET],
    ['Modifier une commande', null, NOT_YET],
    ['Changer le mode de paiement', null, NOT_YET],
    ['Gérer les retours', null, NOT_YET],
    ['Créer des promotions, réductions et avoirs', null, NOT_YET],
  ],
});
