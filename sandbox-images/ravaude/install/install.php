<?php
// WordPress's own installation (tables, first administrator, default content) and what any French site without the Internet needs.
// usage: install.php <address> <title> <accounts.json>   (the first account is the administrator)
declare(strict_types=1);
define('WP_INSTALLING', true);
define('WP_SITEURL', $argv[1]);
require '/usr/local/lib/e5b/bake/boot.php';
require ABSPATH . 'wp-admin/includes/upgrade.php';

load_default_textdomain('fr_FR');
$GLOBALS['wp_locale'] = new WP_Locale();
['login' => $login, 'email' => $email, 'password' => $password] = json_decode(file_get_contents($argv[3]), true, 8, JSON_THROW_ON_ERROR)[0];
wp_install($argv[2], $login, $email, true, '', $password, 'fr_FR');
update_option('timezone_string', 'Europe/Paris');
update_option('gmt_offset', '');
update_option('show_avatars', '0');
// A theme's suggestions would fill the site at the first look into the Customizer.
update_option('fresh_site', '0');
update_option('admin_email_lifespan', time() + 10 * YEAR_IN_SECONDS);
