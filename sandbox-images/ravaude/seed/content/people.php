<?php
// Two accounts: the candidate's and an employee's, who wrote almost everything.
declare(strict_types=1);

wp_update_user(['ID' => 1, 'display_name' => 'candidat', 'nickname' => 'candidat']);
$maud = wp_insert_user([
    'user_login' => 'maud',
    'user_pass' => wp_generate_password(24),
    'user_email' => 'maud@ravaude.example',
    'first_name' => 'Maud',
    'last_name' => 'Tessandier',
    'display_name' => 'maud',
    'role' => 'editor',
]);
foreach ([1, $maud] as $id) {
    update_user_meta($id, 'locale', '');
    // Nothing that needs the Internet on the dashboard, no guided tour over the editor.
    update_user_meta($id, 'metaboxhidden_dashboard', ['dashboard_primary']);
    update_user_meta($id, 'show_welcome_panel', '0');
    update_user_meta($id, 'wp_persisted_preferences', [
        'core/edit-post' => ['welcomeGuide' => false, 'isComplementaryAreaVisible' => true],
        'core/edit-widgets' => ['welcomeGuide' => false],
        'core/customize-widgets' => ['welcomeGuide' => false],
        '_modified' => gmdate('c'),
    ]);
}
