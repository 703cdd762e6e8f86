<?php
// Secrets are made per sandbox before its first start (see the lamp image); nothing here differs between two candidates.
$e5b_secrets = require '/etc/e5b/cms-secrets.php';

define('DB_NAME', 'wordpress');
define('DB_USER', 'cms');
define('DB_PASSWORD', $e5b_secrets['database']);
define('DB_HOST', 'localhost');
define('DB_CHARSET', 'utf8mb4');
define('DB_COLLATE', 'utf8mb4_unicode_ci');

foreach (['AUTH', 'SECURE_AUTH', 'LOGGED_IN', 'NONCE'] as $e5b_rank => $e5b_name) {
    define($e5b_name . '_KEY', $e5b_secrets['salts'][2 * $e5b_rank]);
    define($e5b_name . '_SALT', $e5b_secrets['salts'][2 * $e5b_rank + 1]);
}
unset($e5b_secrets, $e5b_rank, $e5b_name);

$table_prefix = '@PREFIX@';

define('WP_DEBUG', false);
// Before 5.9, WordPress counts on a failing query to return false; since 8.1, PHP would throw.
mysqli_report(MYSQLI_REPORT_OFF);
define('FS_METHOD', 'direct');
// There is no Internet: say so at once instead of trying. The site's own address stays allowed, so WP-Cron works as usual.
define('WP_HTTP_BLOCK_EXTERNAL', true);
define('AUTOMATIC_UPDATER_DISABLED', true);
define('WP_AUTO_UPDATE_CORE', false);

if (!defined('ABSPATH')) {
    define('ABSPATH', __DIR__ . '/');
}
require_once ABSPATH . 'wp-settings.php';
