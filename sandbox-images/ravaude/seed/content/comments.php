<?php
// Comments: five online, seven that nobody has looked at, one already in the spam.
declare(strict_types=1);

$said = [
    ['Le buffet Clémence, né de trois portes de grange', 'Hortense Aubrard', 'hortense@exemple.example', 92, '1', 'Mon père les avait peintes lui-même. Il serait fier de les voir ainsi.'],
    ['Le buffet Clémence, né de trois portes de grange', 'Yanis Delorme', 'yanis.d@exemple.example', 12, '0', 'Bonjour, faites-vous le même en 160 cm de large ? Et quel délai faut-il compter ? Merci d’avance.'],
    ['Comment entretenir un plateau huilé', 'Paul-Henri', 'ph@exemple.example', 160, '1', 'Astuce du second verre validée.'],
    ['Comment entretenir un plateau huilé', 'Nadège Courtin', 'nadege@exemple.example', 9, '0', 'Bonjour, peut-on utiliser de l’huile de lin du commerce ? Mon plateau est en noyer.'],
    ['La lampe Tirelire', 'Inès', 'ines@exemple.example', 70, '1', 'Adoptée ! Elle est encore plus jolie allumée.'],
    ['La lampe Tirelire', 'Rapide-Crédit-24h', 'promo@exemple.example', 5, '0', 'SUPER SITE !!! Obtenez 5000 euros en 24 h sans justificatif, cliquez sur mon nom.', 'http://credit-facile.invalid/'],
    ['La lampe Tirelire', 'Gaspard M.', 'gaspard@exemple.example', 4, '0', 'Commandée il y a trois semaines, toujours rien reçu et personne ne répond au téléphone. Que se passe-t-il ?'],
    ['Atelier du samedi : fabriquer un tabouret', 'Léonie B.', 'leonie@exemple.example', 55, '1', 'Mon petit-fils ne veut plus s’asseoir ailleurs. Merci à toute l’équipe !'],
    ['Atelier du samedi : fabriquer un tabouret', 'Collège Jean-Vasseur', 'cdi@exemple.example', 7, '0', 'Bonjour, accueillez-vous des classes ? Nous serions 24 élèves de 4e, un jeudi de mars.'],
    ['On recherche : parquets, volets, caisses de vin', 'Mickaël', 'mickael@exemple.example', 200, '1', 'J’ai 30 m² de chêne en point de Hongrie, je vous appelle demain.'],
    ['Un banc de gare retrouve ses voyageurs', 'anonyme', 'x@exemple.example', 3, '0', 'n’importe quoi, encore nos impots gaspillés par des incapables'],
    ['Portes ouvertes les 14 et 15 mai', 'Sandrine', 'sandrine@exemple.example', 2, '0', 'C’est quand les prochaines portes ouvertes ? La date du site est passée depuis longtemps…'],
    ['Pourquoi nous ne peignons pas tout', 'Best Replica Watches', 'watch@exemple.example', 40, 'spam', 'Very good post, best watches here', 'http://watches.invalid/'],
];
foreach ($said as $comment) {
    [$title, $author, $email, $age, $status, $text] = $comment;
    wp_insert_comment([
        'comment_post_ID' => $posts[$title],
        'comment_author' => $author,
        'comment_author_email' => $email,
        'comment_author_url' => $comment[6] ?? '',
        'comment_author_IP' => '203.0.113.' . (20 + strlen($author)),
        'comment_content' => wp_slash($text),
        'comment_date' => days_ago($age, '20:41'),
        'comment_approved' => $status,
        'comment_agent' => '',
    ]);
}
