<?php
// WordPress's own installation: tables, first administrator, default content.
declare(strict_types=1);
define('WP_INSTALLING', true);
define('WP_SITEURL', $argv[1]);
require '/usr/local/lib/e5b/bake/boot.php';
require ABSPATH . 'wp-admin/includes/upgrade.php';

load_default_textdomain('fr_FR');
$GLOBALS['wp_locale'] = new WP_Locale();
wp_install('Atelier Ravaude', 'candidat', 'candidat@ravaude.example', true, '', 'ravaude-2026', 'fr_FR');
