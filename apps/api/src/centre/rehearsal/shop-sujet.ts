import type { SujetContent } from '../../sujets/sujet.entity.js';

/** Five independent questions that can be asked of any shop, in our own words; made for PrestaShop's usual catalogue. */
export function shopSujet(shop: string): SujetContent {
  return {
    situation: `Vous êtes en stage dans l’entreprise qui tient la boutique en ligne « **${shop}** ». Faute de temps, la boutique n’a pas été mise à jour depuis plusieurs semaines. Les dirigeants vous confient sa remise en route avant une vente privée.\n\nCe créneau sert à **essayer** le contexte : les candidats sont fictifs et rien ne compte.`,
    questions: [
      {
        id: 'Q1',
        title: 'Mettre en vente un nouveau produit',
        text: 'Créez le produit de l’annexe 1 avec ses **déclinaisons** et l’impact de chacune sur le prix. Rédigez son résumé et sa description, rangez-le dans une catégorie adaptée, renseignez sa balise titre et sa méta-description, puis mettez-le **en ligne**.',
      },
      {
        id: 'Q2',
        title: 'Récompenser les clients fidèles',
        text: 'Créez la **règle panier** de l’annexe 2 : son code, sa réduction, ses dates et le nombre de fois où elle peut servir.',
      },
      {
        id: 'Q3',
        title: 'Informer sur les retours',
        text: 'Rédigez et publiez une **page de contenu** « Retours et échanges » à partir de l’annexe 3. La page comporte des sous-titres et un lien vers une autre page de la boutique.',
      },
      {
        id: 'Q4',
        title: 'Proposer une livraison de proximité',
        text: 'Créez le **transporteur** de l’annexe 4 et corrigez le stock du produit de la question 1 : 24 exemplaires pour chaque déclinaison.',
      },
      {
        id: 'Q5',
        title: 'Réveiller la page d’accueil',
        text: 'Remplacez le **texte de la page d’accueil** par trois phrases qui disent le métier de l’entreprise et annoncent la nouveauté, avec un lien vers le produit créé.',
      },
    ],
    annexes: [
      {
        id: '1',
        title: 'Annexe 1 – Fiche du produit',
        text: `| Quoi | Détail |\n|---|---|\n| Nom | Tablier « Grand jour » |\n| Matière | Lin lavé, coutures doubles, deux poches |\n| Référence | TAB-GJ |\n| Prix de vente | 39 € HT |\n| Déclinaisons | Taille S (prix de base), taille L (+ 4 € HT) |\n\n> « Dites surtout qu’il dure : c’est le tablier que l’on garde. »`,
      },
      {
        id: '2',
        title: 'Annexe 2 – Offre de fidélité',
        text: '- Nom : Merci de votre fidélité\n- Code : MERCI10\n- Réduction : 10 % sur le panier\n- Validité : du jour de l’épreuve à la fin du mois suivant\n- Une utilisation par client, 100 au total',
      },
      {
        id: '3',
        title: 'Annexe 3 – Conditions de retour',
        text: '- Retour possible pendant 30 jours, article non porté, dans son emballage.\n- Échange de taille sans frais, une fois par commande.\n- Remboursement sous 10 jours après réception, par le moyen de paiement de la commande.\n- Les frais de retour sont à la charge du client, sauf erreur de préparation.',
      },
      {
        id: '4',
        title: 'Annexe 4 – Livraison',
        text: '| Quoi | Détail |\n|---|---|\n| Nom | Vélo du quartier |\n| Délai annoncé | Livré le lendemain, entre 17 h et 20 h |\n| Prix | Offert |\n| Taille et poids | 60 × 40 × 40 cm au plus, 8 kg au plus |',
      },
    ],
  };
}
