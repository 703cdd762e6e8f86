<?php
// The accounts of the context, made or changed through WordPress's own functions.
declare(strict_types=1);
require __DIR__ . '/boot.php';
require_once ABSPATH . 'wp-admin/includes/user.php';
[, , $accountsFile] = $argv;

is_blog_installed() || refuse('La base ne contient pas de site WordPress installé.');
if ((int) get_option('db_version') !== $GLOBALS['wp_db_version']) {
    refuse('La base et les fichiers ne sont pas de la même version de WordPress : ouvrez l’administration du site d’origine, laissez-la mettre la base à jour, puis refaites le contexte.');
}
foreach (json_decode(file_get_contents($accountsFile), true, 8, JSON_THROW_ON_ERROR) as $account) {
    wp_roles()->is_role($account['role']) || refuse("Le site n’a pas de rôle « {$account['role']} », demandé pour le compte « {$account['login']} ».");
    $known = get_user_by('login', $account['login']);
    $facts = ['user_login' => $account['login'], 'user_pass' => $account['password'], 'user_email' => $account['email'],
        'display_name' => $account['displayName'], 'role' => $account['role']];
    $id = $known ? wp_update_user(['ID' => $known->ID] + $facts) : wp_insert_user($facts);
    if (is_wp_error($id)) {
        refuse("Le compte « {$account['login']} » ne peut pas être créé : " . wp_strip_all_tags($id->get_error_message()));
    }
    // Without the Internet the news would be an error on the dashboard; a new account needs no guided tour over the editor.
    metadata_exists('user', $id, 'metaboxhidden_dashboard') || update_user_meta($id, 'metaboxhidden_dashboard', ['dashboard_primary']);
    $preferences = $GLOBALS['wpdb']->get_blog_prefix() . 'persisted_preferences';
    metadata_exists('user', $id, $preferences) || update_user_meta($id, $preferences, [
        'core/edit-post' => ['welcomeGuide' => false], 'core/edit-site' => ['welcomeGuide' => false, 'welcomeGuideStyles' => false],
        'core/edit-widgets' => ['welcomeGuide' => false], 'core/customize-widgets' => ['welcomeGuide' => false],
        'core' => ['welcomeGuide' => false], '_modified' => gmdate('c'),
    ]);
}
echo "accounts are set\n";
