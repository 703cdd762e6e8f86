<?php
// Pages: some good, some unfinished, one left over from the installation.
declare(strict_types=1);

$texts = [
    'Accueil' => ['publish', <<<'TXT'
        Bienvenue sur le site de l’Atelier Ravaude !

        Nous fabriquons des meubles et des objets avec ce que d’autres jettent : portes de grange, volets, caisses de vin, parquets déposés, chutes de tissu. Chaque pièce est unique et porte l’histoire de son bois.

        ## Ce que nous faisons

        - des meubles sur mesure
        - de petits objets pour la maison
        - des enseignes et du mobilier de boutique
        - des stages le samedi

        Poussez la porte, ça sent bon la sciure.
        TXT, 620],
    'L’atelier' => ['publish', <<<'TXT'
        L’Atelier Ravaude est né à Montaubray, dans l’ancien dépôt d’un marchand de charbon. Solène Garrigou, ébéniste, et Idriss Vautrin, serrurier, s’y sont installés avec une scie à ruban d’occasion et trois remorques de volets.

        ![facade.jpg]

        Aujourd’hui nous sommes quatre. Bastien Lorieux s’occupe des assises et des tissus, Maud Tessandier reçoit les clients et tient ce site quand elle a le temps.

        ## Notre façon de travailler

        Nous démontons, nous trions, nous brossons, nous réparons. Nous ne ponçons jamais une planche pour lui faire croire qu’elle est neuve. Les colles et les huiles viennent de fabricants de la région.
        TXT, 600],
    'Nos réalisations' => ['publish', <<<'TXT'
        Voici quelques meubles sortis de l’atelier. Les photos arrivent bientôt.

        ### Buffets et rangements

        Buffet Clémence, buffet d’angle, étagères en caisses.

        ### Assises

        Tabourets, banc de gare.

        ### Lumières

        La lampe Tirelire.
        TXT, 410],
    'Nos matériaux' => ['publish', <<<'TXT'
        Tout ce que nous utilisons a déjà servi.

        Bois : chêne, noyer, sapin, peuplier. Métal : acier, fonte. Textile : jean, laine, toile de store.

        À FAIRE : mettre un tableau avec la provenance de chaque matière (Solène a la liste).
        TXT, 395],
    'Stages' => ['publish', <<<'TXT'
        Un samedi par mois, de 9 h 30 à 17 h, fabriquez votre tabouret ou votre étagère et repartez avec. Six personnes au plus, à partir de 14 ans accompagné.

        Prix : 55 €, bois et quincaillerie compris. Prévoir des chaussures fermées et un pique-nique.

        Réservation par téléphone uniquement.
        TXT, 300],
    'Livraison et retrait' => ['publish', <<<'TXT'
        Retrait à l’atelier du mardi au samedi. Nous livrons nous-mêmes dans un rayon de 40 km. Au-delà, un transporteur vous fera un devis.
        TXT, 280],
    'contact' => ['publish', <<<'TXT'
        Atelier Ravaude
        12, quai des Tanneurs, 36190 Montaubray

        Tél. 02 61 91 40 27

        atelier@ravaude.example
        TXT, 590],
    'Mentions légales' => ['draft', 'Éditeur du site : Atelier Ravaude, SARL au capital de 6 000 €. Directrice de la publication : Solène Garrigou. Hébergeur : à compléter.', 150],
    'Politique de confidentialité' => ['draft', 'À rédiger : quelles données, pourquoi, combien de temps, qui contacter.', 150],
];
$pages = [];
foreach ($texts as $title => [$status, $text, $age]) {
    $pages[$title] = wp_insert_post([
        'post_type' => 'page',
        'post_title' => $title,
        'post_status' => $status,
        'post_author' => $maud,
        'post_date' => days_ago($age),
        'post_content' => wp_slash(blocks(preg_replace('/^ +/m', '', $text), $media)),
        'comment_status' => 'closed',
    ], true);
}
