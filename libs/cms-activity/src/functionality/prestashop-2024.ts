import { functionalities } from './functionality.js';

/** Annexe VI-3, session 2024, PrestaShop. */
export const prestashop2024 = functionalities('prestashop', '2024', {
  Apparence: [
    ["Modifier la position d'affichage des blocs sur la page d'accueil", 'ps.module.position'],
    ["Modifier la position d'affichage des produits populaires", 'ps.featured.position'],
    ["Configurer la durée d'affichage des nouveaux produits", 'ps.new-products'],
    ['Gérer la liste de liens (link widgets) du pied de page', 'ps.link-list'],
  ],
  Contenu: [
    [
      'Créer et gérer un produit',
      'ps.product ps.product.create ps.product.feature ps.product.brand ps.product.supplier ps.image',
    ],
    ['*Gérer la personnalisation du produit par le client', 'ps.product.customization'],
    ['Créer une catégorie et une sous-catégorie', 'ps.category'],
    ['Rattacher un produit à une catégorie', 'ps.product.category'],
    ["Créer les déclinaisons d'un produit", 'ps.combination'],
    ['*Gérer les impacts prix TTC/HT', 'ps.combination.impact'],
    ['Créer et modifier un attribut/une caractéristique et leurs valeurs', 'ps.attribute ps.feature'],
    ['*Créer un pack de produits', 'ps.pack'],
    ['Associer deux produits', 'ps.product.related'],
    ['Mettre en ligne un produit', 'ps.product.online'],
    ['Créer une marque', 'ps.brand'],
    ['Créer et gérer un client et un groupe de clients', 'ps.customer ps.group'],
    ['Créer et gérer un transporteur', 'ps.carrier'],
    ['Gérer les stocks', 'ps.stock'],
    ['Traiter les messages, les réclamations, les commandes', 'ps.message ps.comment ps.order.status'],
    ['Rédiger des messages prédéfinis dans le SAV', 'ps.predefined-message'],
    ['Créer et insérer des liens', 'ps.link'],
  ],
  'Commandes et promotions': [
    ['Créer et gérer une commande', 'ps.order.create ps.order ps.order.status'],
    ['Gérer les retours et les avoirs (remboursement total et partiel)', 'ps.return ps.refund'],
    ['Paramétrer les conditions de retour produits', 'ps.return-policy'],
    [
      'Créer des promotions catalogue, panier et prix spécifique',
      'ps.promotion.catalog ps.promotion.cart ps.promotion.specific',
    ],
  ],
  Image: [
    ['Modifier la légende et la description', 'ps.image.legend'],
    ["Modifier l'image de couverture d'un produit", 'ps.image.cover'],
  ],
  Module: [
    ['Activer/désactiver et configurer les produits phares', 'ps.module.featured'],
    ['Activer/désactiver et configurer le module Carrousel', 'ps.module.slider'],
    ['Activer/désactiver et configurer le module Menu Principal', 'ps.module.menu ps.menu'],
    ['Activer/désactiver et configurer le module Bloc Texte', 'ps.module.text-block'],
    ['Activer/désactiver et configurer le module Réassurance', 'ps.module.reassurance'],
    ['Activer/désactiver et configurer le module Bouton de partage des réseaux sociaux', 'ps.module.share'],
    ['Activer/désactiver et configurer le module Commentaires Produits', 'ps.module.comments'],
    ['Activer/désactiver et configurer le module Chèque', 'ps.module.cheque'],
  ],
  Navigation: [
    ['Utiliser les onglets backoffice et frontoffice', 'visits.tabs'],
    ['Créer des alias', 'ps.alias'],
  ],
  'Référencement naturel (SEO)': [
    ['Renseigner un mot-clé, une méta-description et une balise titre', 'ps.seo ps.seo.page ps.tags'],
  ],
  Utilisateurs: [
    ['Créer un nouveau collaborateur', 'ps.employee.create'],
    ['Attribuer les permissions', 'ps.permission'],
    ['Affecter un profil à un employé', 'ps.employee.profile'],
    ['Modifier un profil existant', 'ps.profile'],
  ],
});
