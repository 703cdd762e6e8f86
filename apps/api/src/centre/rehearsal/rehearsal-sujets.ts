import type { SujetContent } from '../../sujets/sujet.entity.js';

interface RehearsalSujet {
  letter: string;
  code: string;
  title: string;
  content: SujetContent;
}

const COMPANY = `L’**Atelier Ravaude** est une petite entreprise qui fabrique et vend des meubles et des objets de décoration à partir de matériaux de récupération. Elle travaille pour des particuliers et pour des professionnels (restaurants, commerces, collectivités).

Son site, créé il y a deux ans, a été négligé faute de temps. Vous êtes chargé(e) de l’animer pendant votre stage.`;

/** Two sujets of the same context, in our own words: five independent questions, a writing and a technical side each. */
export const REHEARSAL_SUJETS: readonly RehearsalSujet[] = [
  {
    letter: 'A',
    code: 'WP-REP-A',
    title: 'Relancer la vitrine de l’atelier',
    content: {
      situation: `${COMPANY}\n\nL’atelier ouvre ses portes au public le premier samedi du mois. Les dirigeants veulent le faire savoir et remettre le site en état.`,
      questions: [
        {
          id: 'Q1',
          title: 'Annoncer les portes ouvertes',
          text: 'Rédigez et publiez une **page** qui présente les portes ouvertes de l’atelier à partir de l’annexe 1. La page comporte des sous-titres, une image de la bibliothèque avec un texte alternatif, un lien interne et un lien externe.',
        },
        {
          id: 'Q2',
          title: 'Répondre aux visiteurs',
          text: 'Modérez les commentaires en attente : publiez ceux qui peuvent l’être, écartez les autres, et répondez au nom de l’atelier à la personne qui pose une question.',
        },
        {
          id: 'Q3',
          title: 'Donner accès à la page',
          text: 'Ajoutez la page créée au **menu principal**, juste après l’accueil.',
        },
        {
          id: 'Q4',
          title: 'Soigner l’identité du site',
          text: 'Remplacez le slogan du site par une phrase qui dit le métier de l’atelier, et complétez le texte alternatif des images mises en avant qui n’en ont pas.',
        },
        {
          id: 'Q5',
          title: 'Organiser les contributions',
          text: 'Créez un compte pour Camille Ortis, nouvelle apprentie, avec un rôle qui lui permet d’écrire des articles **sans pouvoir les publier**.',
        },
      ],
      annexes: [
        {
          id: '1',
          title: 'Annexe 1 – Note des dirigeants',
          text: `| Quoi | Détail |\n|---|---|\n| Date | Premier samedi du mois, de 10 h à 17 h |\n| Lieu | À l’atelier, 12 rue des Tanneurs |\n| Au programme | Visite des établis, démonstration de ponçage, vente de petites séries |\n| Entrée | Libre, sans réservation |\n\n> « Nous voulons que l’on comprenne, dès la première ligne, que tout ce qui est vendu ici a eu une première vie. »`,
        },
        {
          id: '2',
          title: 'Annexe 2 – Charte éditoriale (extrait)',
          text: '- Phrases courtes, vouvoiement.\n- Un sous-titre toutes les cinq à dix lignes.\n- Toute image porte un texte alternatif.\n- Aucune donnée personnelle d’un client dans une réponse publique.',
        },
      ],
    },
  },
  {
    letter: 'B',
    code: 'WP-REP-B',
    title: 'Faire vivre le blog de l’atelier',
    content: {
      situation: `${COMPANY}\n\nLe blog n’a pas été alimenté depuis plusieurs mois. Une nouvelle collection de lampes, faites de chutes de bois, vient d’être terminée.`,
      questions: [
        {
          id: 'Q1',
          title: 'Présenter la nouvelle collection',
          text: 'Rédigez et publiez un **article** sur la collection de lampes à partir de l’annexe 1. Rangez-le dans une catégorie adaptée, ajoutez deux étiquettes, une image mise en avant et un lien vers une page du site.',
        },
        {
          id: 'Q2',
          title: 'Suivre les réactions',
          text: 'Traitez les commentaires en attente du blog et répondez à celui qui appelle une réponse commerciale.',
        },
        {
          id: 'Q3',
          title: 'Mettre l’article en avant',
          text: 'Faites en sorte que l’article reste **en tête du blog** et que les visiteurs arrivent sur une page d’accueil fixe.',
        },
        {
          id: 'Q4',
          title: 'Compléter la colonne latérale',
          text: 'Ajoutez à la colonne latérale du blog un widget qui liste les catégories et supprimez celui qui n’apporte rien.',
        },
        {
          id: 'Q5',
          title: 'Respecter la réglementation',
          text: 'Générez la page de politique de confidentialité, adaptez son premier paragraphe à l’atelier et publiez-la.',
        },
      ],
      annexes: [
        {
          id: '1',
          title: 'Annexe 1 – Fiche de la collection',
          text: `| Modèle | Matière | Hauteur | Prix public |\n|---|---|---|---|\n| Luciole | Chutes de hêtre | 32 cm | 59 € |\n| Bruyère | Chutes de chêne | 41 cm | 78 € |\n| Galet | Bois flotté | 27 cm | 49 € |\n\nChaque lampe est unique, numérotée, et livrée avec une ampoule basse consommation.`,
        },
      ],
    },
  },
];

/** Invented people. One of them has a tiers-temps on 40 minutes: 800 seconds. */
export const REHEARSAL_CANDIDATES = [
  { lastName: 'ALBRAC', firstName: 'Inès', extraSeconds: 0 },
  { lastName: 'BOURDELIN', firstName: 'Mathis', extraSeconds: 0 },
  { lastName: 'CORVENNE', firstName: 'Lila', extraSeconds: 0 },
  { lastName: 'DESTRAZ', firstName: 'Nolan', extraSeconds: 0 },
  { lastName: 'ESPELIER', firstName: 'Jade', extraSeconds: 800 },
  { lastName: 'FROMENTAL', firstName: 'Sacha', extraSeconds: 0 },
] as const;
