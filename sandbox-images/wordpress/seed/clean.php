<?php
// Removes what the visits left: sessions, empty drafts, edit locks, cron runs. The candidate arrives as if nobody had been here.
declare(strict_types=1);
require __DIR__ . '/boot.php';

global $wpdb;
delete_metadata('user', 0, 'session_tokens', '', true);
foreach (['wp_media_library_mode', 'wp_user-settings', 'wp_user-settings-time', 'wp_dashboard_quick_press_last_post_id'] as $key) {
    delete_metadata('user', 0, $key, '', true);
}
delete_metadata('post', 0, '_edit_lock', '', true);
foreach (get_posts(['post_status' => 'auto-draft', 'post_type' => 'any', 'numberposts' => -1]) as $draft) {
    wp_delete_post($draft->ID, true);
}
foreach (get_posts(['post_type' => 'revision', 'post_status' => 'any', 'numberposts' => -1]) as $revision) {
    wp_delete_post_revision($revision->ID);
}
foreach ($wpdb->get_col("SHOW TABLES LIKE 'wp\\_%'") as $table) {
    $wpdb->query("OPTIMIZE TABLE `$table`");
}
