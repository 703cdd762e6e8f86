<?php
// Articles over two years, badly filed: category names nobody thought about, two tags for one thing, old news on top.
declare(strict_types=1);

$categories = [];
foreach (['Actualités' => '', 'meubles' => '', 'Divers' => 'divers', 'catégorie 1' => ''] as $name => $description) {
    $categories[$name] = wp_insert_term($name, 'category', ['description' => $description])['term_id'];
}
$default = (int) get_option('default_category');
wp_update_term($default, 'category', ['name' => 'Non classé', 'slug' => 'non-classe']);
$categories['Non classé'] = $default;
// Of the installation's own content only the sample page stays, as it does on many sites.
foreach (get_posts(['post_type' => ['post', 'page'], 'post_status' => 'any', 'include' => [1, 3]]) as $default_post) {
    wp_delete_post($default_post->ID, true);
}

$texts = [
    ['Le buffet Clémence, né de trois portes de grange', 'meubles', ['bois', 'récup'], 96, <<<'TXT'
        Elles dormaient depuis 1974 derrière le hangar de la famille Aubrard. Trois portes en chêne, une charnière sur deux, et une couleur bleue que le soleil avait oubliée par endroits.

        ![buffet-clemence.jpg]

        Nous avons gardé les traces de clous et la peinture d’origine, simplement cirée. Les côtés viennent d’un parquet de salle de classe.

        Dimensions : 195 × 48 × 92 cm. Vendu, mais nous pouvons en imaginer un autre avec vos portes.
        TXT],
    ['Une enseigne pour la librairie du Marché-Couvert', 'Non classé', [], 131, <<<'TXT'
        Camille Odelin cherchait une enseigne qui ne ressemble à aucune autre. Nous lui avons proposé les marches d’un escalier démoli rue Basse : six planches de noyer, polies par un siècle de semelles.

        Les lettres sont découpées dans des tôles de machine à laver. Posée un lundi de pluie, elle n’a pas bougé depuis.
        TXT],
    ['Comment entretenir un plateau huilé', 'Divers', ['Bois', 'conseil'], 170, <<<'TXT'
        Un plateau huilé se nourrit deux fois par an. Il ne se vernit pas, il ne se décape pas.

        - Dépoussiérez avec un chiffon sec.
        - Passez une fine couche d’huile dure, dans le sens du fil.
        - Attendez un quart d’heure, essuyez tout ce qui brille.
        - Laissez sécher une nuit.

        Une tache d’eau ? Un peu de laine d’acier très fine, puis de l’huile. Un verre de vin ? Servez-en un second et appelez-nous.
        TXT],
    ['Portes ouvertes les 14 et 15 mai', 'Actualités', [], 545, <<<'TXT'
        Venez voir l’atelier en marche ! Démonstration de sciage, café, et vente de petits objets à prix d’atelier. Entrée libre de 10 h à 18 h.
        TXT],
    ['fermeture août', 'Actualités', [], 462, <<<'TXT'
        l’atelier est fermé du 1er au 21 août. bonnes vacances a tous
        TXT],
    ['On recherche : parquets, volets, caisses de vin', 'Actualités', ['récupération'], 210, <<<'TXT'
        Vous rénovez ? Avant la benne, pensez à nous. Nous venons chercher gratuitement, à Montaubray et autour :

        - les parquets massifs, même incomplets
        - les volets et portes en bois
        - les caisses de vin et les cagettes
        - les toiles de store et les jeans usés

        Envoyez-nous une photo.
        TXT],
    ['La lampe Tirelire', 'Non classé', [], 74, <<<'TXT'
        Une fente, un abat-jour, un pied creux : la lampe Tirelire éclaire et économise. Fabriquée avec des chutes de noyer et d’anciens abat-jour d’usine, elle existe en trois couleurs. 48 €.
        TXT],
    ['Atelier du samedi : fabriquer un tabouret', 'catégorie 1', ['stage'], 58, <<<'TXT'
        Ils étaient six samedi dernier, et six tabourets sont repartis en voiture, à vélo et même en bus. Merci à Léonie, neuf fois grand-mère, qui a mis tout le monde d’accord sur l’angle des pieds.

        Prochaine date : voir la page Stages.
        TXT],
    ['Pourquoi nous ne peignons pas tout', 'Divers', ['bois'], 320, <<<'TXT'
        On nous le demande souvent : « et en blanc, vous l’avez ? » Oui, mais nous préférons vous montrer d’abord la planche telle qu’elle est arrivée. Huit fois sur dix, elle repart comme ça.
        TXT],
    ['Un banc de gare retrouve ses voyageurs', 'meubles', ['récup', 'métal'], 33, <<<'TXT'
        La halte de Saint-Orens-la-Grange a fermé, pas son banc. Idriss a redressé les deux montants d’acier et Solène a remplacé cinq lattes sur neuf. La mairie l’installe sur la place au printemps.
        TXT],
];
$posts = [];
foreach ($texts as [$title, $category, $tags, $age, $text]) {
    $posts[$title] = wp_insert_post([
        'post_title' => $title,
        'post_status' => 'publish',
        'post_author' => $maud,
        'post_date' => days_ago($age, '17:05'),
        'post_content' => wp_slash(blocks(preg_replace('/^ +/m', '', $text), $media)),
        'post_category' => [$categories[$category]],
        'tags_input' => $tags,
    ], true);
}
foreach (['Notre prochain salon' => 'Salon de l’habitat durable de Montaubray, stand B14. Penser à demander une photo du stand.', 'article a completer' => ''] as $title => $text) {
    wp_insert_post(['post_title' => $title, 'post_status' => 'draft', 'post_author' => $maud, 'post_date' => days_ago(20), 'post_content' => wp_slash(blocks($text))]);
}
set_post_thumbnail($posts['Un banc de gare retrouve ses voyageurs'], $media['banc-gare.jpg']);
