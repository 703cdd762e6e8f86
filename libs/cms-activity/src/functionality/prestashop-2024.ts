import { functionalities, SEEN_IN_VISITS } from './functionality.js';

const NOT_YET = 'Aucune règle ne lit encore les tables de PrestaShop.';

/** Annexe VI-3, session 2024, PrestaShop. */
export const prestashop2024 = functionalities('prestashop', '2024', {
  Apparence: [
    ["Modifier la position d'affichage des blocs sur la page d'accueil", null, NOT_YET],
    ["Modifier la position d'affichage des produits populaires", null, NOT_YET],
    ["Configurer la durée d'affichage des nouveaux produits", null, NOT_YET],
    ['Gérer la liste de liens (link widgets) du pied de page', null, NOT_YET],
  ],
  Contenu: [
    ['Créer et gérer un produit', null, NOT_YET],
    ['*Gérer la personnalisation du produit par le client', null, NOT_YET],
    ['Créer une catégorie et une sous-catégorie', null, NOT_YET],
    ['Rattacher un produit à une catégorie', null, NOT_YET],
    ["Créer les déclinaisons d'un produit", null, NOT_YET],
    ['*Gérer les impacts prix TTC/HT', null, NOT_YET],
    ['Créer et modifier un attribut/une caractéristique et leurs valeurs', null, NOT_YET],
    ['*Créer un pack de produits', null, NOT_YET],
    ['Associer deux produits', null, NOT_YET],
    ['Mettre en ligne un produit', null, NOT_YET],
    ['Créer une marque', null, NOT_YET],
    ['Créer et gérer un client et un groupe de clients', null, NOT_YET],
    ['Créer et gérer un transporteur', null, NOT_YET],
    ['Gérer les stocks', null, NOT_YET],
    ['Traiter les messages, les réclamations, les commandes', null, NOT_YET],
    ['Rédiger des messages prédéfinis dans le SAV', null, NOT_YET],
    ['Créer et insérer des liens', null, NOT_YET],
  ],
  'Commandes et promotions': [
    ['Créer et gérer une commande', null, NOT_YET],
    ['Gérer les retours et les avoirs (remboursement total et partiel)', null, NOT_YET],
    ['Paramétrer les conditions de retour produits', null, NOT_YET],
    ['Créer des promotions catalogue, panier et prix spécifique', null, NOT_YET],
  ],
  Image: [
    ['Modifier la légende et la description', null, NOT_YET],
    ["Modifier l'image de couverture d'un produit", null, NOT_YET],
  ],
  Module: [
    ['Activer/désactiver et configurer les produits phares', null, NOT_YET],
    ['Activer/désactiver et configurer le module Carrousel', null, NOT_YET],
    ['Activer/désactiver et configurer le module Menu Principal', null, NOT_YET],
    ['Activer/désactiver et configurer le module Bloc Texte', null, NOT_YET],
    ['Activer/désactiver et configurer le module Réassurance', null, NOT_YET],
    ['Activer/désactiver et configurer le module Bouton de partage des réseaux sociaux', null, NOT_YET],
    ['Activer/désactiver et configurer le module Commentaires Produits', null, NOT_YET],
    ['Activer/désactiver et configurer le module Chèque', null, NOT_YET],
  ],
  Navigation: [
    ['Utiliser les onglets backoffice et frontoffice', null, SEEN_IN_VISITS],
    ['Créer des alias', null, NOT_YET],
  ],
  'Référencement naturel (SEO)': [['Renseigner un mot-clé, une méta-description et une balise titre', null, NOT_YET]],
  Utilisateurs: [
    ['Créer un nouveau collaborateur', null, NOT_YET],
    ['Attribuer les permissions', null, NOT_YET],
    ['Affecter un profil à un employé', null, NOT_YET],
    ['Modifier un profil existant', null, NOT_YET],
  ],
});
