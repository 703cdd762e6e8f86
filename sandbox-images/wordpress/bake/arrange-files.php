<?php
// Makes a docroot ours, while the image is built: settings and friendly addresses of a sandbox, nothing of the host it came from.
declare(strict_types=1);
require __DIR__ . '/refuse.php';
[, $site, $facts] = $argv;
set_error_handler(fn ($level, $message, $file, $line) => throw new ErrorException($message, 0, $level, $file, $line));

foreach (['index.php', 'wp-load.php', 'wp-login.php', 'wp-settings.php', 'wp-includes/version.php', 'wp-admin/admin.php', 'wp-content/themes'] as $needed) {
    file_exists("$site/$needed") || refuse("Le dossier du site n’est pas un WordPress complet : « $needed » manque.");
}
['tablePrefix' => $prefix] = json_decode(file_get_contents($facts), true, 8, JSON_THROW_ON_ERROR);

// Drop-ins of a host's cache and settings of its web server would answer before WordPress does.
$stale = ['wp-config.php', '.htaccess', '.user.ini', 'php.ini', 'readme.html', 'wp-content/object-cache.php', 'wp-content/advanced-cache.php',
    'wp-content/db.php', 'wp-content/maintenance.php', 'wp-content/debug.log', '.maintenance', 'wp-content/cache', 'wp-content/upgrade'];
passthru('rm -rf -- ' . implode(' ', array_map(fn ($name) => escapeshellarg("$site/$name"), $stale)));
foreach (['uploads', 'upgrade', 'plugins', 'languages/themes', 'languages/plugins'] as $folder) {
    is_dir("$site/wp-content/$folder") || mkdir("$site/wp-content/$folder", 0755, true);
}
copy('/etc/e5b/wordpress/htaccess', "$site/.htaccess");
file_put_contents("$site/wp-config.php", str_replace('@PREFIX@', $prefix, file_get_contents('/etc/e5b/wordpress/wp-config.php')));
passthru('chmod -R u+rwX,go+rX,go-w ' . escapeshellarg($site));
