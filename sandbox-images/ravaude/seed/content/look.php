<?php
// Settings, menus and widgets as a busy shop leaves them: half of it still says what the installation said.
declare(strict_types=1);

switch_theme('ravaude');
update_option('blogdescription', 'Un site utilisant WordPress');
update_option('date_format', 'j F Y');
update_option('time_format', 'G\hi');
update_option('start_of_week', 1);
update_option('posts_per_page', 10);
update_option('comment_moderation', '1');
update_option('comment_previously_approved', '0');
update_option('comments_notify', '0');
update_option('moderation_notify', '0');
update_option('blog_public', '0');
update_option('wp_page_for_privacy_policy', 0);
$GLOBALS['wp_rewrite']->set_permalink_structure('/%year%/%monthnum%/%day%/%postname%/');
flush_rewrite_rules(false);

$menu = wp_create_nav_menu('Menu 1');
foreach (['Accueil', 'L’atelier', 'contact'] as $title) {
    wp_update_nav_menu_item($menu, 0, ['menu-item-object-id' => $pages[$title], 'menu-item-object' => 'page', 'menu-item-type' => 'post_type', 'menu-item-status' => 'publish']);
}
wp_update_nav_menu_item($menu, 0, ['menu-item-title' => 'catégorie 1', 'menu-item-object-id' => $categories['catégorie 1'], 'menu-item-object' => 'category', 'menu-item-type' => 'taxonomy', 'menu-item-status' => 'publish']);
set_theme_mod('nav_menu_locations', ['primary' => $menu]);

update_option('widget_block', [
    2 => ['content' => '<!-- wp:search {"label":"Rechercher","buttonText":"OK"} /-->'],
    3 => ['content' => '<!-- wp:heading {"level":2} --><h2>Articles récents</h2><!-- /wp:heading --><!-- wp:latest-posts /-->'],
    4 => ['content' => '<!-- wp:heading {"level":2} --><h2>Méta</h2><!-- /wp:heading --><!-- wp:loginout /-->'],
    5 => ['content' => '<!-- wp:paragraph --><p>Texte à remplacer : horaires ? réseaux sociaux ?</p><!-- /wp:paragraph -->'],
    '_multiwidget' => 1,
]);
update_option('sidebars_widgets', ['wp_inactive_widgets' => [], 'sidebar-1' => ['block-5'], 'sidebar-2' => ['block-2', 'block-3', 'block-4'], 'array_version' => 3]);
