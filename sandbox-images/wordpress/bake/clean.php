<?php
// Removes what the visits left: sessions, empty drafts, edit locks. The candidate arrives as if nobody had been here.
declare(strict_types=1);
require __DIR__ . '/boot.php';

global $wpdb;
delete_metadata('user', 0, 'session_tokens', '', true);
foreach (['user-settings-time', 'dashboard_quick_press_last_post_id'] as $key) {
    delete_metadata('user', 0, $wpdb->get_blog_prefix() . $key, '', true);
}
// The library was visited as a list, then as WordPress shows it to somebody new.
delete_metadata('user', 0, $wpdb->get_blog_prefix() . 'media_library_mode', 'grid', true);
delete_metadata('post', 0, '_edit_lock', '', true);
foreach (get_posts(['post_status' => 'auto-draft', 'post_type' => 'any', 'numberposts' => -1]) as $draft) {
    wp_delete_post($draft->ID, true);
}
foreach ($wpdb->get_col('SHOW TABLES') as $table) {
    $wpdb->query("OPTIMIZE TABLE `$table`");
}
